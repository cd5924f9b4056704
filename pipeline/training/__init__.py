"""Training of the tagger: generated sentences, public sets, silver labels; needs torch, unlike the rest.

What it starts from lies in folders: Hugging Face's hub is switched off before its libraries are imported.
"""

import os

os.environ.update({"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"})
