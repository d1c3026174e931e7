"""One file is one question put to a receipt; found by walking this folder; no check knows another."""
