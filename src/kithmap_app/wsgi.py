"""What the web server serves."""

from kithmap_app.store.start import start_store

start_store()

# Django's own modules may be loaded only once it is set up
from django.core.wsgi import get_wsgi_application  # noqa: E402

from kithmap_app.post.timer import start_post  # noqa: E402
from kithmap_app.web.warming import start_warming  # noqa: E402

application = get_wsgi_application()
start_warming()
start_post()
