using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Places;

/// <summary>Three keys, and what departments say under each.</summary>
public abstract class PlacesTests
{
    protected const string A = "key-a", B = "key-b", C = "key-c";
    private int _events;

    private protected PlacesTests()
    {
    }

    private protected PlaceWorld World { get; } = new("2026-03-02T09:00", AcceptanceMunicipality.Organization);

    protected string[] KeysOf(string key) => [.. World.Root(key).Keys.Select(static one => one.Value).Order()];

    protected string Responsible(string key, string intervention) =>
        World.Root(key).Responsible(World.Root(key).Interventions[new ItemId(intervention)]).Value;

    protected void Starts(
        string key, string department, string item, string kind, string caseworker, string? id = null, int? minutes = null) =>
        Hears(key, department, EventSamples.Started(item, kind, caseworker, CitizenScenario.Day("2026-03-02"), hours: 5), id, minutes);

    protected void Renumbered(string key, string to, int? minutes = null, string? id = null) =>
        Hears(key, "KFF", new CitizenRenumbered { To = $"citizen:{to}" }, id, minutes);

    protected void Withdrawn(string key, string department, string of, string id) =>
        Hears(key, department, new EventWithdrawn { Id = of, Reason = "fejl" }, id);

    protected void Separated(string key, string from, int? minutes = null) =>
        Hears(key, "KFF", new CitizenSeparated { From = $"citizen:{from}", Reason = "to personer" }, minutes: minutes);

    protected void Hears(string key, string department, EventData data, string? id = null, int? minutes = null)
    {
        var number = ++_events;
        World.Hears(key, EventSamples.Of(department, data, World.Now.AddSeconds((minutes * 60) ?? number), id ?? $"e-{number}"));
    }
}
