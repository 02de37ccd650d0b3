"""Which goal the owner looks at, in whatever browser."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("store", "0001_books")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="storedbook", name="goal_in_hand", field=models.CharField(default="", max_length=200)
        ),
    ]
