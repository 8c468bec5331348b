using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Domain.Calendar;
using Coordination.Domain.Policies;
using Coordination.Grains;
using Coordination.Silo.Organizations;
using Coordination.Silo.Policies;
using Coordination.Storage.Policies;
using Coordination.Storage.ReadTables;
using Coordination.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Tests.Policies;

/// <summary>
/// Policy as dated data. Each test puts versions of its own, the last of which gives care from two departments no thought.
/// </summary>
public abstract class PolicyContract(SiloFixture silo)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private const string Kind = "duplicate-intervention";
    private static int _versions;

    [Fact]
    public async Task A_version_put_for_today_is_applied_to_everyone_and_every_decision_names_it()
    {
        var keys = await CitizensAsync(20);
        var version = await PutAsync(Today, OneMoreGroup);
        await EverybodyIsReconciledAsync();
        foreach (var key in keys)
            Assert.Equal([version], await DetectedUnderAsync(key));

        await PutAsync(Today);
        await EverybodyIsReconciledAsync();
        foreach (var key in keys)
            Assert.Equal("dissolved", (await silo.PictureAsync(key))!.Conflicts.Single(conflict => conflict.Kind == Kind).Status);
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    [Fact]
    public async Task A_version_for_a_later_day_applies_from_its_local_midnight()
    {
        var keys = await CitizensAsync(3);
        var day = Today.AddDays(3);
        var version = await PutAsync(day, OneMoreGroup);
        Assert.NotEqual(version, silo.Get<PolicySource>().Now.Policy.Version);
        await silo.Clock.MoveToAsync(LocalTime.StartOfDay(day).AddMilliseconds(-1));
        foreach (var key in keys) Assert.Empty(await DetectedUnderAsync(key));

        await silo.Clock.MoveToAsync(LocalTime.StartOfDay(day).AddHours(30));

        Caller.System.SetCurrent();
        foreach (var key in keys)
        {
            var detected = (await silo.Citizen(key).History(0, 1_000))
                .Single(entry => entry.Kind == "conflict-detected" && entry.Data.Contains(Kind, StringComparison.Ordinal));
            Assert.Equal((LocalTime.StartOfDay(day), version), (detected.At, detected.PolicyVersion));
        }

        await PutAsync(Today);
        await EverybodyIsReconciledAsync();
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    [Fact]
    public async Task Two_thousand_citizens_are_reconciled_with_progress_while_intake_goes_on()
    {
        var keys = await CitizensAsync(2_000);
        HashSet<long> progress = [];
        var taken = 0;
        await PutAsync(Today, OneMoreGroup);
        while (await BehindAsync() is > 0 and var behind)
        {
            progress.Add(behind);
            await silo.TakeInAsync(keys[^1], Reports.Booked("SOF", $"{taken++}", silo.Time.Now, silo.Time.Now.AddDays(3)));
        }

        Assert.True(progress.Count > 2, $"The progress seen was {string.Join(", ", progress)}.");
        Assert.True(taken > 2, $"{taken} events were taken in meanwhile.");
        Assert.Equal(keys.Length, (await silo.Get<StoredRows>().ReadAsync(keys[0][..^1], keys[^1])).Conflicts
            .Count(row => row.Kind == Kind && row.Status == "open" && keys.Contains(row.Citizen)));
        await PutAsync(Today);
        await EverybodyIsReconciledAsync();
    }

    [Fact]
    public async Task What_a_preview_says_is_what_then_happens()
    {
        await CitizensAsync(30);
        await EverybodyIsReconciledAsync();
        var before = await StandingAsync();
        var document = Draft(Today, OneMoreGroup);
        var preview = await PreviewAsync(document, sample: null);
        Assert.Equal(("done", preview.Citizens), (preview.Status, preview.Looked));
        Assert.True(preview.Affected >= 30);
        Assert.Equal(before, await StandingAsync());

        Assert.Empty((await silo.Get<PolicySource>().PutAsync(document, null, "test", CancellationToken.None)).Faults);
        await EverybodyIsReconciledAsync();

        var said = Assert.Single(preview.Rules, rule => rule.Rule == Kind);
        Assert.Equal(said.Detected - said.Dissolved, await StandingAsync() - before);
        await PutAsync(Today);
        await EverybodyIsReconciledAsync();
    }

    [Fact]
    public async Task A_preview_looks_at_a_sample_where_one_is_asked_for_and_is_forgotten_when_cancelled()
    {
        await CitizensAsync(5);
        var preview = await PreviewAsync(Draft(Today, OneMoreGroup), sample: 3);
        Assert.Equal((3, 3, 3), (preview.Citizens, preview.Looked, preview.Affected));
        Caller.System.SetCurrent();
        Assert.True(await silo.Grains.GetGrain<IPolicyPreviews>(0).Cancel(preview.Id));
        Assert.Null(await silo.Grains.GetGrain<IPolicyPreviews>(0).Find(preview.Id));
        Assert.False(await silo.Grains.GetGrain<IPolicyPreviews>(0).Cancel(preview.Id));
    }

    [Fact]
    public async Task A_preview_is_not_for_department_systems()
    {
        new Caller(CallerKind.Source, "/BIF/fasit").SetCurrent();
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => silo.Grains.GetGrain<IPolicyPreviews>(0).Running());
    }

    [Fact]
    public async Task A_citizen_decided_on_a_version_that_no_longer_applies_is_taken_again()
    {
        var key = (await CitizensAsync(1))[0];
        await PutAsync(Today);
        await EverybodyIsReconciledAsync();
        await silo.ExecuteAsync($"update citizens set policy = 0 where citizen = '{key}'");
        Assert.Equal(1, await BehindAsync());
        await EverybodyIsReconciledAsync();
    }

    [Fact]
    public async Task A_faulty_document_is_refused_with_every_fault_and_the_version_before_stays()
    {
        var policies = silo.Get<PolicySource>();
        var before = policies.Now;
        var put = await policies.PutAsync(
            Draft(Today.AddDays(-1), document =>
            {
                document["appointments"]!["travelMinutes"] = -5;
                document["appointments"]!["speed"] = 3;
                document["kinds"]!["mentor"]!["intensity"] = "huge";
                document["rules"]!["rebook"]!.AsObject().Remove("basis");
            }), null, "test", CancellationToken.None);
        Assert.Null(put.Version);
        Assert.Equal(
            ["/appointments/speed", "/appointments/travelMinutes", "/kinds/mentor/intensity", "/rules/rebook"],
            put.Faults.Select(fault => fault.Pointer).Order(StringComparer.Ordinal));
        Assert.Equal(["/validFrom"], (await policies.PutAsync(Draft(Today.AddDays(-1)), null, "test", CancellationToken.None)).Faults
            .Select(fault => fault.Pointer));
        Assert.Same(before, policies.Now);
    }

    [Fact]
    public async Task A_threshold_that_a_rule_could_not_count_with_is_refused()
    {
        var put = await silo.Get<PolicySource>().PutAsync(
            Draft(Today, document =>
            {
                document["rules"]!["losing-contact"]!["numbers"]!["noShows"] = 0;
                document["rules"]!["missing-transition-plan"]!["numbers"]!["untilAge"] = 9_000;
            }), null, "test", CancellationToken.None);
        Assert.Null(put.Version);
        Assert.Equal(
            ["/rules/losing-contact/numbers/noShows", "/rules/missing-transition-plan/numbers/untilAge"],
            put.Faults.Select(fault => fault.Pointer).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_same_document_may_be_put_again_and_another_under_its_name_may_not()
    {
        var policies = silo.Get<PolicySource>();
        var document = Draft(Today);
        var first = await policies.PutAsync(document, null, "test", CancellationToken.None);
        Assert.Same(first.Version, (await policies.PutAsync(document, null, "test", CancellationToken.None)).Version);
        var other = JsonNode.Parse(document)!;
        other["appointments"]!["travelMinutes"] = 45;
        var refused = await policies.PutAsync(JsonSerializer.SerializeToUtf8Bytes(other), null, "test", CancellationToken.None);
        Assert.Equal(["/version"], refused.Faults.Select(fault => fault.Pointer));
    }

    [Fact]
    public async Task The_bytes_received_are_stored_and_shown()
    {
        var received = JsonSerializer.SerializeToUtf8Bytes(JsonNode.Parse(Draft(Today)), Indented);
        var policies = silo.Get<PolicySource>();
        var put = await policies.PutAsync(received, null, "test", CancellationToken.None);
        Assert.Equal(received, policies.DocumentOf(put.Version!).ToArray());
        using var another = new PolicySource(
            silo.Get<PolicyTable>(), silo.Get<OrganizationSource>(), silo.Time, Options.Create(new PolicyOptions()),
            NullLogger<PolicySource>.Instance);
        await another.LoadAsync(CancellationToken.None);
        Assert.Equal(received, another.DocumentOf(another.Current.Find(put.Version!.Policy.Version)!).ToArray());
    }

    [Fact]
    public async Task A_document_with_a_property_twice_is_refused()
    {
        var text = Encoding.UTF8.GetString(Draft(Today));
        var doubled = Encoding.UTF8.GetBytes(string.Concat(text.AsSpan(0, text.Length - 1), ",\"version\":\"twice\"}"));
        var put = await silo.Get<PolicySource>().PutAsync(doubled, null, "test", CancellationToken.None);
        Assert.Null(put.Version);
        Assert.Single(put.Faults);
    }

    [Fact]
    public async Task A_document_made_from_a_version_that_no_longer_applies_is_outdated()
    {
        await PutAsync(Today);
        Assert.True((await silo.Get<PolicySource>().PutAsync(Draft(Today), "2026-01-01", "test", CancellationToken.None)).IsOutdated);
    }

    [Fact]
    public async Task A_silo_that_starts_knows_the_versions_that_were_put()
    {
        var version = await PutAsync(Today);
        using var another = new PolicySource(silo.Get<PolicyTable>(), silo.Get<OrganizationSource>(), silo.Time,
            Options.Create(new PolicyOptions()), NullLogger<PolicySource>.Instance);
        await another.LoadAsync(CancellationToken.None);
        Assert.Equal(version, another.Now.Policy.Version);
        Assert.Equal(silo.Get<PolicySource>().Now.Mark, another.Now.Mark);
    }

    private DateOnly Today => LocalTime.DayOf(silo.Time.Now);

    private static void OneMoreGroup(JsonNode document) => document["kinds"]!["home-care"]!["group"] = "personal-support";

    private static byte[] Draft(DateOnly validFrom, Action<JsonNode>? change = null) => JsonSerializer.SerializeToUtf8Bytes(
        PolicyDrafts.From(PolicyBook.DeliveredDocument, $"test-{Interlocked.Increment(ref _versions)}", validFrom, change));

    private async Task<string> PutAsync(DateOnly validFrom, Action<JsonNode>? change = null)
    {
        var put = await silo.Get<PolicySource>().PutAsync(Draft(validFrom, change), null, "test", CancellationToken.None);
        Assert.Empty(put.Faults);
        return put.Version!.Policy.Version;
    }

    private async Task<string[]> CitizensAsync(int count)
    {
        string[] keys = [.. await Task.WhenAll(Enumerable.Range(0, count).Select(_ => silo.NewCitizenAsync()))];
        await Parallel.ForEachAsync(keys, async (key, _) =>
            await silo.TakeInAsync(key, Reports.Started("SOF", "1", silo.Time.Now), Reports.Started("SUF", "1", silo.Time.Now)));
        return keys;
    }

    private Task<long> BehindAsync() => silo.Get<PolicyRollout>().CountBehindAsync(CancellationToken.None);

    private Task EverybodyIsReconciledAsync() => Eventually.IsAsync("nobody is behind", async () => await BehindAsync() == 0);

    private async Task<IEnumerable<string?>> DetectedUnderAsync(string key)
    {
        Caller.System.SetCurrent();
        return (await silo.Citizen(key).History(0, 1_000))
            .Where(entry => entry.Kind == "conflict-detected" && entry.Data.Contains(Kind, StringComparison.Ordinal))
                .Select(entry => entry.PolicyVersion);
    }

    private async Task<int> StandingAsync() =>
        (await silo.Get<StoredRows>().ReadAsync("", "~")).Conflicts.Count(row => row.Kind == Kind && row.Status != "dissolved");

    private async Task<PolicyPreview> PreviewAsync(byte[] document, int? sample)
    {
        Caller.System.SetCurrent();
        var previews = silo.Grains.GetGrain<IPolicyPreviews>(0);
        var begun = await previews.Begin(document, sample);
        await Eventually.IsAsync("the preview ends", async () => await previews.Find(begun!.Id) is { EndedAt: not null });
        return (await previews.Find(begun!.Id))!;
    }
}

public sealed class SqlitePolicyTests(SiloFixture silo) : PolicyContract(silo), IClassFixture<SiloFixture>;

public sealed class PostgresPolicyTests(PostgresSiloFixture silo) : PolicyContract(silo), IClassFixture<PostgresSiloFixture>;
