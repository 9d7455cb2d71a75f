"""What crossread keeps for its reader."""
