"""Parts of the Streamlit page. The only package of `geo` that may import Streamlit."""
