"""Where an organisation works on its collections: everybody reads, editors write and arrange, owners publish."""
