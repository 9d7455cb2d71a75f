"""What the screens show: pure functions from domain values to styled text, without widgets."""
