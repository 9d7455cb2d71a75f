"""What one article says: pure functions of an article."""
