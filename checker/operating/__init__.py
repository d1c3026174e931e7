"""What operators of an installation do: look after it, back it up, rotate its keys, answer who asks for their data."""
