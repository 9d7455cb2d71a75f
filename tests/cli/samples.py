"""Feeds, as a server sends them."""

from tests.ingest.server import answer


def feed(title: str, *items: str, text: str = "It rained on Monday. Nobody minded it much.") -> bytes:
    """A response with an RSS feed that has these items."""
    entries = "".join(
        f"<item><title>{item}</title><guid>{title} {item}</guid><description>{item}. {text}</description></item>"
        for item in items
    )
    body = f"<rss version='2.0'><channel><title>{title}</title>{entries}</channel></rss>".encode()
    return answer(body=body, Content_Type="application/rss+xml")


def page(title: str, text: str = "It rained on Monday. Nobody minded it much.") -> bytes:
    """A response with a web page that holds an article."""
    head = f"<!doctype html><html lang='en'><head><title>{title}</title></head>"
    body = f"{head}<body><article><h1>{title}</h1><p>{title}. {text * 3}</p></article></body></html>".encode()
    return answer(body=body, Content_Type="text/html; charset=utf-8")
