"""One module a page, each with a function `show`; Streamlit runs `entry.py`, which shows one of them."""
