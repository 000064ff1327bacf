"""Pages of one-row forms: every row saves by itself, nothing typed is lost (product 4)."""
