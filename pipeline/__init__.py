"""guanxi (关系): Chinese local-government and business news as a graph that leads back to the page."""
