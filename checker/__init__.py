"""Zhendema: which claims does a seller's post make, and what is each worth?"""
