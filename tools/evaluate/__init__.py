"""Measures each area on development data, which lies in CROSSREAD_DATA or in `shared/data` beside the checkout."""
