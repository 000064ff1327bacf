"""Numbers for when it cannot wait, with those that hold everywhere (W-06); each gemeente adds its own."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


# soort, name, what for, number: these answer day and night, everywhere.
OVERAL = [
    ("levensgevaar", "112", "bij levensgevaar, of als politie, brandweer of ambulance direct moet komen", "112"),
    ("veilig_thuis", "Veilig Thuis", "bij huiselijk geweld of kindermishandeling, ook voor advies", "0800-2000"),
    ("zelfdoding", "113 Zelfmoordpreventie", "bij gedachten aan zelfdoding; 113 bellen kan ook", "0800-0113"),
]


def toevoegen(apps, schema_editor):
    """Add the national numbers; one per kind, and what is there already stays as it is."""
    noodnummer = apps.get_model("kern", "Noodnummer")
    for plek, (soort, naam, waarvoor, telefoon) in enumerate(OVERAL, start=1):
        if not noodnummer.objects.filter(gemeente=None, soort=soort).exists():
            noodnummer.objects.create(soort=soort, naam=naam, waarvoor=waarvoor, telefoon=telefoon, volgorde=plek)


class Migration(migrations.Migration):

    dependencies = [
        ('kern', '0005_herinneringssoorten'),
    ]

    operations = [
        migrations.CreateModel(
            name='Noodnummer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(choices=[('levensgevaar', 'levensgevaar'), ('huisartsenpost', 'huisartsenpost'), ('crisisdienst_ggz', 'crisisdienst ggz'), ('veilig_thuis', 'Veilig Thuis'), ('zelfdoding', 'hulp bij gedachten aan zelfdoding'), ('gemeente', 'spoed bij de gemeente'), ('anders', 'anders')], max_length=20, verbose_name='soort')),
                ('naam', models.CharField(max_length=100, verbose_name='naam')),
                ('waarvoor', models.CharField(blank=True, max_length=200, verbose_name='waarvoor')),
                ('telefoon', models.CharField(max_length=30, verbose_name='telefoon')),
                ('dagen', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), blank=True, null=True, size=None, verbose_name='dagen (1 is maandag)')),
                ('van', models.TimeField(blank=True, null=True, verbose_name='van')),
                ('tot', models.TimeField(blank=True, null=True, verbose_name='tot')),
                ('volgorde', models.PositiveSmallIntegerField(default=0, verbose_name='volgorde')),
                ('gemeente', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='noodnummers', to='kern.gemeente')),
            ],
            options={
                'verbose_name': 'noodnummer',
                'verbose_name_plural': 'noodnummers',
                'ordering': ['volgorde', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('telefoon', ''), _negated=True), name='noodnummer_heeft_telefoon'), models.CheckConstraint(condition=models.Q(models.Q(('tot', None), ('van', None)), models.Q(('tot__isnull', False), ('van__isnull', False)), _connector='OR'), name='noodnummer_van_en_tot_samen'), models.CheckConstraint(condition=models.Q(('dagen', None), models.Q(('dagen__contained_by', [1, 2, 3, 4, 5, 6, 7]), models.Q(('dagen', []), _negated=True)), _connector='OR'), name='noodnummer_bestaande_dagen')],
            },
        ),
        migrations.RunPython(toevoegen, migrations.RunPython.noop),
    ]
