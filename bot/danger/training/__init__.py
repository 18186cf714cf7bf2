"""Makes `data/reader.onnx` and `data/pieces.model`: `python -m bot.danger.training --help`.

Not needed to run Advieschat. TensorFlow is here through Rasa; what only training needs stands in the
dependency group `training` (`uv sync --group training`).
"""
