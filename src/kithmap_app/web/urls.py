"""Addresses of the pages; each page lists its own."""

from kithmap_app.web.pages import (
    book,
    categories,
    first_reading,
    goals,
    log,
    map,
    names,
    offers,
    people,
    person,
    placing,
    reading,
    sources,
    week,
    welcome,
)

urlpatterns = [
    *map.urls,
    *welcome.urls,
    *categories.urls,
    *goals.urls,
    *names.urls,
    *placing.urls,
    *offers.urls,
    *first_reading.urls,
    *people.urls,
    *person.urls,
    *sources.urls,
    *reading.urls,
    *week.urls,
    *log.urls,
    *book.urls,
]
