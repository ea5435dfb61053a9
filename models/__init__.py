"""What the analyzer knows, as data that a benefits analyst can edit."""
