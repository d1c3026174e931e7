"""Where an organisation decides about its reports: statements of sellers, corrections, ending of links."""
