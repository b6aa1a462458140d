"""places.csv filled in: from the gazetteer, then from any of geopy's geocoders, answers kept."""
