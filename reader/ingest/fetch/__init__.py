"""The only part of crossread that uses the network: fetches feeds and pages, within bounds."""

from reader.ingest.fetch.many import Job, fetch_all
from reader.ingest.fetch.response import Limits, Response
from reader.ingest.fetch.single import fetch

__all__ = ["Job", "Limits", "Response", "fetch", "fetch_all"]
