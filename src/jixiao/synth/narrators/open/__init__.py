"""The open half of the narrators: read while tuning."""
