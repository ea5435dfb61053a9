"""How well the analyzer does on documents that a careful reader has labelled."""
