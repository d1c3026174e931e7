"""An app that makes some pictures deadly: no picture known to us kills a reader by itself."""
