"""Benchmarks: every figure is a ratio against a baseline in the same run (product 7, docs/metingen.md)."""
