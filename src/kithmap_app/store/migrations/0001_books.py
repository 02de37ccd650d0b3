"""The first tables: books, facts, parcels and their batches, acts."""

from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models

import kithmap_app.store.models

ID = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


def _of(table: str, **options: Any) -> models.ForeignKey[models.Model, models.Model]:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=f"store.{table}", **options
    )


class Migration(migrations.Migration):
    """A batch's parcel and key stand before its other columns: SQLite reads a row from its front."""

    initial = True

    dependencies: ClassVar = []

    operations: ClassVar = [
        migrations.CreateModel(
            name="StoredBook",
            fields=[
                ID,
                ("owner", models.CharField(max_length=200, unique=True)),
                ("lineage", models.CharField(default=kithmap_app.store.models.new_lineage, max_length=32)),
                ("version", models.BigIntegerField(default=0)),
                ("is_unswept", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="StoredFact",
            fields=[
                ID,
                ("book", _of("storedbook", db_index=False)),
                ("digest", models.CharField(max_length=32)),
                ("kind", models.CharField(max_length=20)),
                ("body", models.TextField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("book", "digest"), name="one_row_a_fact")],
            },
        ),
        migrations.CreateModel(
            name="Parcel",
            fields=[
                ID,
                ("book", _of("storedbook")),
                ("place", models.BigIntegerField(null=True)),
                ("count", models.BigIntegerField()),
                ("contacts", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Batch",
            fields=[
                ID,
                ("parcel", _of("parcel")),
                ("key", models.BinaryField()),
                ("count", models.IntegerField()),
                ("when", models.BinaryField()),
                ("channel", models.BinaryField()),
                ("minutes", models.BinaryField()),
                ("automatic", models.BinaryField()),
                ("size", models.BinaryField()),
                ("who", models.BinaryField()),
                ("role", models.BinaryField()),
                ("subjects", models.BinaryField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="StoredAct",
            fields=[
                ID,
                ("book", _of("storedbook")),
                ("is_undone", models.BooleanField(default=False)),
                ("title", models.TextField()),
                ("records", models.BinaryField()),
                ("taken", _of("parcel", null=True)),
                ("brought", _of("parcel", null=True)),
            ],
        ),
    ]
