"""Measures of each area on development data; the data's folder is CROSSREAD_DATA or `shared/data` beside the checkout."""
