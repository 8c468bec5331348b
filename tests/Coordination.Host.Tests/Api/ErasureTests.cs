using System.Data.Common;
using System.Text;
using System.Text.Json;
using Coordination.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Coordination.Host.Tests.Api;

/// <summary>What is erased is in no table any more. All look into every table the same way, so this file reads better whole.</summary>
public sealed class ErasureTests(RunningHost running)
{
    private const string Officer = "role:data-protection-officer";
    private const string Second = "role:auditor";
    private const string Mark = "Hemmelighed";
    private static readonly string[] Between = ["BIF", "SOF"];

    private static readonly object Order =
        new { reason = "borgeren har bedt om det skriftligt", basis = "databeskyttelsesforordningen art. 17" };

    private static object[] Events(string cpr, string mark) =>
    [
        RunningHost.Event("citizen.registered", $"cpr:{cpr}", new { name = $"{mark} Navn", birthDate = "1980-01-01", contact = mark }),
        RunningHost.Event("intervention.started", $"cpr:{cpr}", new
        {
            interventionId = "k-1", kind = "contact-course", title = $"{mark} titel", unit = "bif-unit", caseworker = "bif-1",
            startsOn = "2026-08-31", place = $"{mark} sted",
        }),
        RunningHost.Event("appointment.booked", $"cpr:{cpr}", new
        {
            appointmentId = "m-1", kind = "employment-interview", startsAt = "2026-09-01T10:00:00+02:00",
            endsAt = "2026-09-01T11:00:00+02:00", caseworker = "bif-1", place = $"{mark} rum",
        }),
        RunningHost.Event("appointment.booked", $"cpr:{cpr}", new
        {
            appointmentId = "m-2", kind = "other", startsAt = "2026-09-01T10:30:00+02:00", endsAt = "2026-09-01T11:00:00+02:00",
            caseworker = "bif-2", place = $"{mark} andet rum",
        }),
        RunningHost.Event("deadline.set", $"cpr:{cpr}", new
        {
            deadlineId = "d-1", title = $"{mark} frist", dueAt = "2026-09-02", responsible = "bif-1",
        }),
        RunningHost.Event("appointment.cancelled", $"cpr:{cpr}", new { appointmentId = $"{mark}-venter" }),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_a_second_person_confirmed_no_table_holds_content_of_the_citizen(bool onPostgres)
    {
        await using var database = onPostgres ? await TestPostgres.CreateAsync() : null;
        var folder = Directory.CreateTempSubdirectory("coordination-erasure-").FullName;
        (string, string)[] settings = [("Clock__Mode", "Manual"), ("Clock__Start", "2026-08-31T09:00:00+02:00"), ("Data__Folder", folder)];
        if (database is not null) settings = [.. settings, ("ConnectionStrings__Coordination", database.ConnectionString)];
        await using (var host = await HostProcess.StartAsync(folder, settings))
        {
            Assert.Equal(
                200, (await host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", RunningHost.Organization)).Code);
            var (gone, kept) = (RunningHost.NewCpr(), RunningHost.NewCpr());
            var key = await SettleAsync(host, Events(gone, Mark));
            var stays = await SettleAsync(host, Events(kept, "Bliver"));
            var offered = await host.PostAsync(
                $"/api/v1/citizens/{key}/handovers", "caseworker:bif-1",
                new { what = new { type = "intervention", id = "BIF/k-1" }, to = new { caseworker = "bif-2" }, reason = $"{Mark} grund" });
            Assert.Equal(201, offered.Code);
            var before = (await host.GetAsync($"/api/v1/citizens/{key}/history?limit=1000", "role:auditor")).Body.GetArrayLength();
            Assert.Empty(await WithAsync(Mark, folder, database));
            var destroyed = await KeyAsync(key, folder, database);
            Assert.Contains("journal", await WithAsync(destroyed, folder, database));
            Assert.Contains("persons", await WithAsync(destroyed, folder, database));

            Assert.Equal(202, (await host.PostAsync($"/api/v1/citizens/{key}/erasure", Officer, Order)).Code);
            Assert.Equal(409, (await host.PostAsync($"/api/v1/citizens/{key}/erasure", Officer, Order)).Code);
            Assert.Equal(409, (await host.PostAsync($"/api/v1/citizens/{key}/erasure/confirm", Officer, new { })).Code);
            var confirmed = await host.PostAsync($"/api/v1/citizens/{key}/erasure/confirm", Second, new { });
            Assert.True(confirmed.Code == 200, confirmed.Text);
            Assert.Equal("erased", confirmed.Body.GetProperty("status").GetString());

            Assert.Empty(await WithAsync(Mark, folder, database));
            Assert.All(
                await WithAsync(destroyed, folder, database),
                static table => Assert.StartsWith("idempotent_answers", table, StringComparison.Ordinal));
            Assert.Contains(
                "Bliver Navn", (await host.GetAsync($"/api/v1/citizens/{stays}", "role:auditor")).Text, StringComparison.Ordinal);
            await EraseTwoKeysAsync(host, folder, database);
            var history = (await host.GetAsync($"/api/v1/citizens/{key}/history?limit=1000", "role:auditor")).Body;
            Assert.Equal(before + 1, history.GetArrayLength());
            Assert.Equal(
                ("citizen-erased", "auditor"),
                (history[before].GetProperty("kind").GetString(), history[before].GetProperty("by").GetString()));
            var picture = (await host.GetAsync($"/api/v1/citizens/{key}", "role:auditor")).Body;
            Assert.Equal(0, picture.GetProperty("interventions").GetArrayLength());
            Assert.Contains(
                "coordination.decision.citizen-erased.v1", (await host.GetAsync("/api/v1/feed?limit=1000", "source:/BIF/fasit")).Text,
                StringComparison.Ordinal);

            // Whoever comes back is somebody new.
            Assert.Equal(key, await SettleAsync(host, Events(gone, "Ny").Take(3).ToArray()));
            var anew = (await host.GetAsync($"/api/v1/citizens/{key}", "role:auditor")).Body;
            Assert.Equal("Ny Navn", anew.GetProperty("name").GetString());
            Assert.Equal(1, anew.GetProperty("interventions").GetArrayLength());
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task EraseTwoKeysAsync(HostProcess host, string folder, TestPostgres? database)
    {
        var (one, later) = (RunningHost.NewCpr(), RunningHost.NewCpr());
        string[] keys = [await SettleAsync(host, Events(one, Mark)), await SettleAsync(host, Events(later, Mark)[..3])];
        await SettleAsync(
            host, [RunningHost.Event("citizen.renumbered", $"cpr:{one}", new { to = $"cpr:{later}", onDate = "2026-08-31" })]);
        await Eventually.IsAsync("the numbers to be one person", async () =>
            (await host.GetAsync($"/api/v1/citizens/{keys[0]}", "role:auditor")).Body.GetProperty("keys").GetArrayLength() == 2);
        string[] destroyed = [await KeyAsync(keys[0], folder, database), await KeyAsync(keys[1], folder, database)];
        Assert.Equal(202, (await host.PostAsync($"/api/v1/citizens/{keys[0]}/erasure", Officer, Order)).Code);
        var confirmed = await host.PostAsync($"/api/v1/citizens/{keys[0]}/erasure/confirm", Second, new { });
        Assert.True(confirmed.Code == 200, confirmed.Text);

        Assert.Empty(await WithAsync(Mark, folder, database));
        foreach (var key in destroyed) Assert.Empty(await WithAsync(key, folder, database));
        foreach (var key in keys)
            Assert.DoesNotContain(
                Mark, (await host.GetAsync($"/api/v1/citizens/{key}/history?limit=1000", "role:auditor")).Text, StringComparison.Ordinal);
    }

    /// <summary>Who erased events, as somebody is told it in the history.</summary>
    private async Task<string?[]> AuthorsAsync(string key, string who) =>
        [.. (await running.Host.GetAsync($"/api/v1/citizens/{key}/history?limit=1000", who)).Body.EnumerateArray()
            .Where(static entry => entry.GetProperty("kind").GetString() == "events-erased")
            .Select(static entry => entry.GetProperty("by").GetString())];

    [Fact]
    public async Task Events_sent_for_the_wrong_person_are_erased_and_the_rest_stands()
    {
        var cpr = RunningHost.NewCpr();
        var all = Events(cpr, Mark);
        var key = await SettleAsync(running.Host, all);
        await running.SendAsync(
            RunningHost.Event(
                "appointment.booked", $"citizen:{key}",
                new
                {
                    appointmentId = "t-9", kind = "treatment", caseworker = "sof-1", startsAt = "2026-09-11T10:00:00+02:00",
                    endsAt = "2026-09-11T11:00:00+02:00",
                }, source: "/SOF/nexus"),
            source: "/SOF/nexus");
        var wrong = (Dictionary<string, object?>)all[1];
        var order = new
        {
            reason = "sendt for en anden person", basis = "databeskyttelsesforordningen art. 17",
            events = new[] { new { source = "/BIF/fasit", id = (string)wrong["id"]! } },
        };
        Assert.Equal(202, (await running.Host.PostAsync($"/api/v1/citizens/{key}/erasure", Officer, order)).Code);
        Assert.Equal(200, (await running.Host.PostAsync($"/api/v1/citizens/{key}/erasure/confirm", "caseworker:bif-head", new { })).Code);
        Assert.Equal(["bif-head"], await AuthorsAsync(key, "role:auditor"));
        Assert.Equal(["bif-head"], await AuthorsAsync(key, "caseworker:bif-2"));
        Assert.Equal(["masked"], await AuthorsAsync(key, "scopes:read:SOF"));
        var picture = (await running.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor")).Body;
        Assert.Equal(0, picture.GetProperty("interventions").GetArrayLength());
        Assert.Equal(3, picture.GetProperty("appointments").GetArrayLength());
        Assert.Equal($"{Mark} Navn", picture.GetProperty("name").GetString());
        foreach (var read in new[] { "", "/history?limit=1000" })
            Assert.DoesNotContain(
                $"{Mark} titel", (await running.Host.GetAsync($"/api/v1/citizens/{key}{read}", "role:auditor")).Text,
                    StringComparison.Ordinal);
        Assert.Equal(409, (await running.Host.PostAsync($"/api/v1/citizens/{key}/erasure/confirm", Second, new { })).Code);
    }

    [Fact]
    public async Task What_is_named_like_an_erased_event_stays()
    {
        var cpr = RunningHost.NewCpr();
        object Started(string id, string title, string source) => RunningHost.Event(
            "intervention.started", $"cpr:{cpr}", new
            {
                interventionId = id, kind = "contact-course", title, unit = "bif-unit", caseworker = "bif-1", startsOn = "2026-08-31",
            },
            source: source);
        var wrong = (Dictionary<string, object?>)Started("k-1", $"{Mark} forkert", "/BIF/fasit");
        var longer = Started("k-12", "Længere id", "/BIF/fasit");
        var other = (Dictionary<string, object?>)Started("k-3", "Anden kilde", "/BIF/other");
        other["id"] = wrong["id"];
        var registration = (Dictionary<string, object?>)RunningHost.Registration(cpr);
        var key = await SettleAsync(running.Host, [registration, wrong, longer]);
        Assert.Equal(200, (await running.SendAsync(new[] { other }, source: "/BIF/other")).Code);
        foreach (var id in new[] { "k-1", "k-12", "k-3" })
            Assert.Equal(201, (await OfferAsync(key, $"BIF/{id}", $"grund {id}")).Code);
        foreach (var (id, note) in ((string, string)[])[("k-1", $"{Mark} barriere"), ("k-12", "barriere k-12")])
        {
            var handovers = (await running.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor")).Body.GetProperty("handovers");
            var met = handovers.EnumerateArray().First(one => one.GetProperty("what").GetProperty("id").GetString() == $"BIF/{id}");
            Assert.Equal(201, (await running.Host.PostAsync(
                $"/api/v1/citizens/{key}/barriers", "caseworker:bif-1", new
                {
                    kind = "payer", departments = Between, note,
                    about = new { type = "handover", id = met.GetProperty("id").GetString() },
                })).Code);
        }

        await EraseAsync(key, ("/BIF/fasit", (string)wrong["id"]!), ("/BIF/fasit", (string)registration["id"]!));
        var picture = (await running.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor")).Body;
        Assert.Equal(
            ["BIF/k-12", "BIF/k-3"],
            picture.GetProperty("interventions").EnumerateArray().Select(static one => one.GetProperty("id").GetString()!).Order());
        Assert.Equal(JsonValueKind.Null, picture.GetProperty("name").ValueKind);
        Assert.Equal(2, picture.GetProperty("handovers").EnumerateArray()
            .Count(static one => one.GetProperty("status").GetString() == "offered"));
        var history = (await running.Host.GetAsync($"/api/v1/citizens/{key}/history?limit=1000", "role:auditor")).Text;
        Assert.DoesNotContain(Mark, history, StringComparison.Ordinal);
        foreach (var kept in new[] { "Længere id", "Anden kilde", "grund k-12", "grund k-3", "barriere k-12" })
            Assert.Contains(kept, history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_of_somebody_with_two_numbers_is_not_erased_alone()
    {
        var (one, later) = (RunningHost.NewCpr(), RunningHost.NewCpr());
        var key = await SettleAsync(running.Host, Events(one, Mark));
        var renumbered = RunningHost.Event("citizen.renumbered", $"cpr:{one}", new { to = $"cpr:{later}", onDate = "2026-08-31" });
        await SettleAsync(running.Host, [renumbered]);
        await SettleAsync(running.Host, [RunningHost.Registration(later)]);
        await Eventually.IsAsync("the numbers to be one person", async () =>
            (await running.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor")).Body.GetProperty("keys").GetArrayLength() == 2);
        var order = new
        {
            reason = "sendt for en anden person", basis = "databeskyttelsesforordningen art. 17",
            events = new[] { new { source = "/BIF/fasit", id = "x" } },
        };
        Assert.Equal(409, (await running.Host.PostAsync($"/api/v1/citizens/{key}/erasure", Officer, order)).Code);
    }

    private Task<Answer> OfferAsync(string key, string id, string reason) => running.Host.PostAsync(
        $"/api/v1/citizens/{key}/handovers", "caseworker:bif-1",
        new { what = new { type = "intervention", id }, to = new { caseworker = "bif-2" }, reason });

    private async Task EraseAsync(string key, params (string Source, string Id)[] events)
    {
        var order = new
        {
            reason = "sendt for en anden person", basis = "databeskyttelsesforordningen art. 17",
            events = events.Select(static one => new { source = one.Source, id = one.Id }),
        };
        Assert.Equal(202, (await running.Host.PostAsync($"/api/v1/citizens/{key}/erasure", Officer, order)).Code);
        Assert.Equal(200, (await running.Host.PostAsync($"/api/v1/citizens/{key}/erasure/confirm", Second, new { })).Code);
    }

    [Fact]
    public async Task Only_the_officer_asks_and_only_for_a_reason_and_on_a_basis()
    {
        var key = await running.NewCitizenAsync();
        foreach (var who in new[] { "caseworker:bif-1", "caseworker:bif-head", "role:auditor", "role:integration", "role:operations" })
            Assert.Equal(403, (await running.Host.PostAsync($"/api/v1/citizens/{key}/erasure", who, Order)).Code);
        Assert.Equal(403, (await running.Host.PostAsync($"/api/v1/citizens/{key}/erasure/confirm", "caseworker:bif-1", new { })).Code);
        Assert.Equal(404, (await running.Host.PostAsync($"/api/v1/citizens/{key}/erasure/confirm", Second, new { })).Code);
        var faulty = await running.Host.PostAsync(
            $"/api/v1/citizens/{key}/erasure", Officer, new { reason = "kort", events = Array.Empty<object>() });
        Assert.Equal(422, faulty.Code);
        Assert.Equal(["/reason", "/basis", "/events"], faulty.Body.GetProperty("errors").EnumerateArray()
            .Select(static fault => fault.GetProperty("pointer").GetString()!));
        Assert.Equal(404, (await running.Host.PostAsync($"/api/v1/citizens/{new string('a', key.Length)}/erasure", Officer, Order)).Code);
    }

    private static async Task<string> SettleAsync(HostProcess host, object[] events)
    {
        var answer = await host.PostAsync(
            "/api/v1/events", "source:/BIF/fasit", HostProcess.Json(events, "application/cloudevents-batch+json"), ("Prefer", "wait=20"));
        Assert.True(answer.Code == 200, answer.Text);
        return answer.Body.GetProperty("results")[0].GetProperty("citizen").GetString()!;
    }

    /// <summary>The tables of which a row holds a text.</summary>
    private static async Task<List<string>> WithAsync(string mark, string folder, TestPostgres? postgres)
    {
        await using var connection = Connect(folder, postgres);
        await connection.OpenAsync();
        List<string> tables = [], found = [];
        await using (var list = connection.CreateCommand())
        {
            list.CommandText = postgres is not null
                ? "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'"
                : "select name from sqlite_master where type = 'table'";
            await using var reader = await list.ExecuteReaderAsync();
            while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        }

        foreach (var table in tables)
        {
            await using var rows = connection.CreateCommand();
            rows.CommandText = $"select * from \"{table}\"";
            await using var reader = await rows.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                for (var column = 0; column < reader.FieldCount; column++)
                    if (!reader.IsDBNull(column) && TextOf(reader, column).Contains(mark, StringComparison.OrdinalIgnoreCase))
                        found.Add(table);
        }

        return found;
    }

    /// <summary>The id of the content key that stands for a citizen; everything that it encrypts begins with it.</summary>
    private static async Task<string> KeyAsync(string citizen, string folder, TestPostgres? postgres)
    {
        await using var connection = Connect(folder, postgres);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select content_key from citizens where citizen = @citizen";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("citizen", citizen);
        command.Parameters.Add(parameter);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static DbConnection Connect(string folder, TestPostgres? postgres) => postgres is not null
        ? new NpgsqlConnection(postgres.ConnectionString)
        : new SqliteConnection($"Data Source={Path.Combine(folder, "coordination.db")};Mode=ReadOnly;Pooling=False");

    private static string TextOf(DbDataReader reader, int column) => reader.GetFieldType(column) == typeof(byte[])
        ? Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(column))
        : reader.GetValue(column).ToString()!;
}
