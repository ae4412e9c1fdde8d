"""Clearance chains: how they are submitted, decided and read."""
