"""Policies that are no PDF: Word documents, web pages, plain text."""
