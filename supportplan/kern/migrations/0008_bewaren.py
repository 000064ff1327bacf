"""How long a case is kept, what is asked about it and what was removed, with the terms that hold (P-16 to P-18)."""

import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


WMO_2015 = "2015-01-01"
AVG = "2018-05-25"
VIJFTIEN_JAAR = 180
# kind, role, months, from, ground, whether the organisation may choose, first day
TERMIJNEN = [
    *(
        ("bewaren", rol, VIJFTIEN_JAAR, "laatste_wijziging", "Wmo 2015, artikel 5.3.4", False, WMO_2015)
        for rol in ("college", "gemandateerd", "aanbieder_maatwerk", "aanbieder_algemeen")
    ),
    *(
        ("bewaren", rol, 24, "sluiten", "AVG, artikel 5, eerste lid, onder e", True, AVG)
        for rol in ("clientondersteuner", "eigen_gebruik")
    ),
    ("inzage", "", 1, "verzoek", "AVG, artikel 12, derde lid", False, AVG),
    ("correctie", "", 1, "verzoek", "AVG, artikel 12, derde lid", False, AVG),
    ("vernietiging", "", 3, "verzoek", "Wmo 2015, artikel 5.3.5", False, WMO_2015),
]


def toevoegen(apps, schema_editor):
    """Add the terms that are not there yet."""
    termijn = apps.get_model("kern", "Privacytermijn")
    velden = ("soort", "rol_organisatie", "maanden", "vanaf", "grondslag", "instelbaar", "van")
    rijen = [termijn(**dict(zip(velden, waarden, strict=True))) for waarden in TERMIJNEN]
    termijn.objects.bulk_create(rijen, ignore_conflicts=True)


class Migration(migrations.Migration):

    dependencies = [
        ('kern', '0007_alter_medewerker_functie'),
    ]

    operations = [
        migrations.AddField(
            model_name='organisatie',
            name='bewaarmaanden',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='bewaren na sluiten (maanden)'),
        ),
        migrations.CreateModel(
            name='Bewaarplicht',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reden', models.CharField(max_length=300, verbose_name='reden')),
                ('op', models.DateField(verbose_name='sinds')),
                ('opgeheven_op', models.DateField(blank=True, null=True, verbose_name='opgeheven op')),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='kern.dossier', verbose_name='dossier')),
            ],
            options={
                'verbose_name': 'reden om te bewaren',
                'verbose_name_plural': 'redenen om te bewaren',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='BewaarplichtEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('reden', models.CharField(max_length=300, verbose_name='reden')),
                ('op', models.DateField(verbose_name='sinds')),
                ('opgeheven_op', models.DateField(blank=True, null=True, verbose_name='opgeheven op')),
                ('door', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='kern.dossier', verbose_name='dossier')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='geschiedenis', to='kern.bewaarplicht')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Privacytermijn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(choices=[('bewaren', 'hoe lang een dossier bewaard wordt'), ('inzage', 'antwoord op een verzoek om inzage'), ('correctie', 'antwoord op een verzoek om verbetering'), ('vernietiging', 'antwoord op een verzoek om vernietiging')], max_length=20, verbose_name='soort')),
                ('rol_organisatie', models.CharField(blank=True, choices=[('college', 'college van burgemeester en wethouders'), ('gemandateerd', 'gemandateerd uitvoerder'), ('aanbieder_maatwerk', 'aanbieder van maatwerkvoorzieningen'), ('aanbieder_algemeen', 'aanbieder van algemene voorzieningen'), ('clientondersteuner', 'cliëntondersteuner'), ('eigen_gebruik', 'eigen gebruik')], max_length=30, verbose_name='rol van de organisatie')),
                ('maanden', models.PositiveSmallIntegerField(verbose_name='maanden')),
                ('vanaf', models.CharField(choices=[('laatste_wijziging', 'de laatste wijziging'), ('sluiten', 'de dag waarop het dossier sloot'), ('verzoek', 'de dag van het verzoek')], max_length=20, verbose_name='vanaf')),
                ('grondslag', models.CharField(max_length=200, verbose_name='grondslag')),
                ('instelbaar', models.BooleanField(default=False, verbose_name='organisatie mag zelf kiezen')),
                ('van', models.DateField(verbose_name='geldig van')),
                ('tot', models.DateField(blank=True, null=True, verbose_name='geldig tot')),
            ],
            options={
                'verbose_name': 'termijn voor gegevens',
                'verbose_name_plural': 'termijnen voor gegevens',
                'constraints': [models.UniqueConstraint(fields=('soort', 'rol_organisatie', 'van'), name='privacytermijn_uniek')],
            },
        ),
        migrations.CreateModel(
            name='Vernietiging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dossier_uuid', models.UUIDField(default=uuid.uuid4, verbose_name='nummer van het dossier')),
                ('op', models.DateTimeField(default=django.utils.timezone.now, verbose_name='verwijderd op')),
                ('grond', models.CharField(choices=[('termijn', 'de bewaartermijn is voorbij'), ('verzoek', 'de cliënt heeft erom gevraagd')], max_length=20, verbose_name='waarom')),
                ('grondslag', models.CharField(max_length=200, verbose_name='grondslag')),
                ('rijen', models.PositiveIntegerField(verbose_name='aantal rijen')),
                ('bestanden', models.PositiveIntegerField(verbose_name='aantal bestanden')),
                ('besloten_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kern.organisatie')),
            ],
            options={
                'verbose_name': 'vernietiging',
                'verbose_name_plural': 'vernietigingen',
            },
        ),
        migrations.CreateModel(
            name='Verzoek',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('revisie', models.PositiveIntegerField(default=1)),
                ('gemaakt_op', models.DateTimeField(default=django.utils.timezone.now)),
                ('gewijzigd_op', models.DateTimeField(default=django.utils.timezone.now)),
                ('verwijderd_op', models.DateTimeField(blank=True, null=True)),
                ('soort', models.CharField(choices=[('inzage', 'inzage of een kopie'), ('correctie', 'iets laten verbeteren'), ('verklaring', 'een eigen verklaring toevoegen'), ('vernietiging', 'gegevens laten verwijderen')], max_length=20, verbose_name='waar gaat het om')),
                ('tekst', models.TextField(verbose_name='in de woorden van de cliënt')),
                ('ontvangen_op', models.DateField(default=django.utils.timezone.localdate, verbose_name='gevraagd op')),
                ('uitkomst', models.CharField(blank=True, choices=[('gedaan', 'gedaan'), ('deels', 'voor een deel gedaan'), ('niet', 'niet gedaan')], max_length=20, verbose_name='wat ermee is gedaan')),
                ('uitkomst_op', models.DateField(blank=True, null=True, verbose_name='op')),
                ('uitkomst_reden', models.TextField(blank=True, verbose_name='uitleg')),
                ('door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kern.deelnemer')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='kern.dossier', verbose_name='dossier')),
                ('gemaakt_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('gewijzigd_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'verzoek over gegevens',
                'verbose_name_plural': 'verzoeken over gegevens',
                'abstract': False,
                'base_manager_name': 'alle',
            },
            managers=[
                ('objects', django.db.models.manager.Manager()),
                ('alle', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='VerzoekEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('revisie', models.PositiveIntegerField(default=1)),
                ('gemaakt_op', models.DateTimeField(default=django.utils.timezone.now)),
                ('gewijzigd_op', models.DateTimeField(default=django.utils.timezone.now)),
                ('verwijderd_op', models.DateTimeField(blank=True, null=True)),
                ('soort', models.CharField(choices=[('inzage', 'inzage of een kopie'), ('correctie', 'iets laten verbeteren'), ('verklaring', 'een eigen verklaring toevoegen'), ('vernietiging', 'gegevens laten verwijderen')], max_length=20, verbose_name='waar gaat het om')),
                ('tekst', models.TextField(verbose_name='in de woorden van de cliënt')),
                ('ontvangen_op', models.DateField(default=django.utils.timezone.localdate, verbose_name='gevraagd op')),
                ('uitkomst', models.CharField(blank=True, choices=[('gedaan', 'gedaan'), ('deels', 'voor een deel gedaan'), ('niet', 'niet gedaan')], max_length=20, verbose_name='wat ermee is gedaan')),
                ('uitkomst_op', models.DateField(blank=True, null=True, verbose_name='op')),
                ('uitkomst_reden', models.TextField(blank=True, verbose_name='uitleg')),
                ('door', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='kern.deelnemer')),
                ('dossier', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='kern.dossier', verbose_name='dossier')),
                ('gemaakt_door', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('gewijzigd_door', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='geschiedenis', to='kern.verzoek')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Wisopdracht',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('grond', models.CharField(choices=[('termijn', 'de bewaartermijn is voorbij'), ('verzoek', 'de cliënt heeft erom gevraagd')], max_length=20, verbose_name='waarom')),
                ('grondslag', models.CharField(max_length=200, verbose_name='grondslag')),
                ('op', models.DateField(verbose_name='besloten op')),
                ('niet_voor', models.DateField(verbose_name='niet voor')),
                ('ingetrokken_op', models.DateField(blank=True, null=True, verbose_name='ingetrokken op')),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='kern.dossier', verbose_name='dossier')),
            ],
            options={
                'verbose_name': 'opdracht om te verwijderen',
                'verbose_name_plural': 'opdrachten om te verwijderen',
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='bewaarplicht',
            constraint=models.UniqueConstraint(condition=models.Q(('opgeheven_op', None)), fields=('dossier',), name='bewaarplicht_een'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bewaarplicht',
            trigger=pgtrigger.compiler.Trigger(name='zelfde_dossier', sql=pgtrigger.compiler.UpsertTriggerSql(func='RETURN NEW;', hash='4da868b5eed32471228c6bba5559adc6ad042c35', operation='INSERT OR UPDATE', pgid='pgtrigger_zelfde_dossier_995a9', table='kern_bewaarplicht', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bewaarplicht',
            trigger=pgtrigger.compiler.Trigger(name='vast_dossier', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."dossier_id" IS DISTINCT FROM (NEW."dossier_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='b1f52e4acef6fbc5535547ddffbdae701457e4d1', operation='UPDATE', pgid='pgtrigger_vast_dossier_5bf30', table='kern_bewaarplicht', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bewaarplicht',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "kern_bewaarplichtevent" ("door_id", "dossier_id", "id", "op", "opgeheven_op", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden") VALUES (NEW."door_id", NEW."dossier_id", NEW."id", NEW."op", NEW."opgeheven_op", NOW(), \'insert\', NEW."id", NEW."reden"); RETURN NULL;', hash='f467b947dcca91f18f1e3323d5bcc4d19e8e8485', operation='INSERT', pgid='pgtrigger_insert_insert_f70fa', table='kern_bewaarplicht', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bewaarplicht',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "kern_bewaarplichtevent" ("door_id", "dossier_id", "id", "op", "opgeheven_op", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden") VALUES (NEW."door_id", NEW."dossier_id", NEW."id", NEW."op", NEW."opgeheven_op", NOW(), \'update\', NEW."id", NEW."reden"); RETURN NULL;', hash='428b222fa6f6dd4205105cce3c36ca22f649cebf', operation='UPDATE', pgid='pgtrigger_update_update_65044', table='kern_bewaarplicht', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bewaarplicht',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "kern_bewaarplichtevent" ("door_id", "dossier_id", "id", "op", "opgeheven_op", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden") VALUES (OLD."door_id", OLD."dossier_id", OLD."id", OLD."op", OLD."opgeheven_op", NOW(), \'delete\', OLD."id", OLD."reden"); RETURN NULL;', hash='7112a3f4e0369819a432c0aa034a8e31ddae122f', operation='DELETE', pgid='pgtrigger_delete_delete_4469e', table='kern_bewaarplicht', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vernietiging',
            trigger=pgtrigger.compiler.Trigger(name='alleen_toevoegen', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='11e42b559971a7f923cf531360469398e8e88a04', operation='UPDATE OR DELETE', pgid='pgtrigger_alleen_toevoegen_5ba13', table='kern_vernietiging', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verzoek',
            trigger=pgtrigger.compiler.Trigger(name='zelfde_dossier', sql=pgtrigger.compiler.UpsertTriggerSql(func='IF NEW."door_id" IS NOT NULL AND NEW."dossier_id" IS DISTINCT FROM (\n                SELECT "dossier_id" FROM "kern_deelnemer" WHERE "id" = NEW."door_id"\n            ) THEN RAISE EXCEPTION \'link naar een ander dossier: door\' USING ERRCODE = \'23514\'; END IF;\nRETURN NEW;', hash='7e5fa3de4c14b4c7719882dc424478dc42e268c2', operation='INSERT OR UPDATE', pgid='pgtrigger_zelfde_dossier_2714c', table='kern_verzoek', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verzoek',
            trigger=pgtrigger.compiler.Trigger(name='vast_dossier', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."dossier_id" IS DISTINCT FROM (NEW."dossier_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='6268fef1e742e611b0dfcb8575251285dea5802f', operation='UPDATE', pgid='pgtrigger_vast_dossier_5821a', table='kern_verzoek', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verzoek',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "kern_verzoekevent" ("door_id", "dossier_id", "gemaakt_door_id", "gemaakt_op", "gewijzigd_door_id", "gewijzigd_op", "id", "ontvangen_op", "pgh_created_at", "pgh_label", "pgh_obj_id", "revisie", "soort", "tekst", "uitkomst", "uitkomst_op", "uitkomst_reden", "uuid", "verwijderd_op") VALUES (NEW."door_id", NEW."dossier_id", NEW."gemaakt_door_id", NEW."gemaakt_op", NEW."gewijzigd_door_id", NEW."gewijzigd_op", NEW."id", NEW."ontvangen_op", NOW(), \'insert\', NEW."id", NEW."revisie", NEW."soort", NEW."tekst", NEW."uitkomst", NEW."uitkomst_op", NEW."uitkomst_reden", NEW."uuid", NEW."verwijderd_op"); RETURN NULL;', hash='f76f58b781ef5b1c0a0a8cd8aafced03d092d64b', operation='INSERT', pgid='pgtrigger_insert_insert_64168', table='kern_verzoek', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verzoek',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "kern_verzoekevent" ("door_id", "dossier_id", "gemaakt_door_id", "gemaakt_op", "gewijzigd_door_id", "gewijzigd_op", "id", "ontvangen_op", "pgh_created_at", "pgh_label", "pgh_obj_id", "revisie", "soort", "tekst", "uitkomst", "uitkomst_op", "uitkomst_reden", "uuid", "verwijderd_op") VALUES (NEW."door_id", NEW."dossier_id", NEW."gemaakt_door_id", NEW."gemaakt_op", NEW."gewijzigd_door_id", NEW."gewijzigd_op", NEW."id", NEW."ontvangen_op", NOW(), \'update\', NEW."id", NEW."revisie", NEW."soort", NEW."tekst", NEW."uitkomst", NEW."uitkomst_op", NEW."uitkomst_reden", NEW."uuid", NEW."verwijderd_op"); RETURN NULL;', hash='353e8729e1c73910c14fd6c94cbb9f0809b1e7e3', operation='UPDATE', pgid='pgtrigger_update_update_32161', table='kern_verzoek', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verzoek',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "kern_verzoekevent" ("door_id", "dossier_id", "gemaakt_door_id", "gemaakt_op", "gewijzigd_door_id", "gewijzigd_op", "id", "ontvangen_op", "pgh_created_at", "pgh_label", "pgh_obj_id", "revisie", "soort", "tekst", "uitkomst", "uitkomst_op", "uitkomst_reden", "uuid", "verwijderd_op") VALUES (OLD."door_id", OLD."dossier_id", OLD."gemaakt_door_id", OLD."gemaakt_op", OLD."gewijzigd_door_id", OLD."gewijzigd_op", OLD."id", OLD."ontvangen_op", NOW(), \'delete\', OLD."id", OLD."revisie", OLD."soort", OLD."tekst", OLD."uitkomst", OLD."uitkomst_op", OLD."uitkomst_reden", OLD."uuid", OLD."verwijderd_op"); RETURN NULL;', hash='a7922de499039aad40ca1d6df0158f20528bde51', operation='DELETE', pgid='pgtrigger_delete_delete_20f35', table='kern_verzoek', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='wisopdracht',
            constraint=models.UniqueConstraint(condition=models.Q(('ingetrokken_op', None)), fields=('dossier',), name='wisopdracht_een'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='wisopdracht',
            trigger=pgtrigger.compiler.Trigger(name='zelfde_dossier', sql=pgtrigger.compiler.UpsertTriggerSql(func='RETURN NEW;', hash='4aa6a62dfd6ecef8197bd6b62edbecca1c241246', operation='INSERT OR UPDATE', pgid='pgtrigger_zelfde_dossier_b3baf', table='kern_wisopdracht', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='wisopdracht',
            trigger=pgtrigger.compiler.Trigger(name='vast_dossier', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."dossier_id" IS DISTINCT FROM (NEW."dossier_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='f71b9ac9138acb810e995d3d2fa8cab8b590a16b', operation='UPDATE', pgid='pgtrigger_vast_dossier_5abf7', table='kern_wisopdracht', when='BEFORE')),
        ),
        migrations.RunPython(toevoegen, migrations.RunPython.noop),
    ]
