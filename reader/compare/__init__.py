"""What several articles say together."""
