"""Klantreis: a municipality, its partners and young parents map a customer journey together."""
