"""Penyusun buku kerja contoh dari angka di samples/data."""
