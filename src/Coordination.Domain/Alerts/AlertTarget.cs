using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Alerts;

/// <summary>That somebody should be alerted now.</summary>
/// <param name="Matter">About which matter.</param>
/// <param name="Receiver">Whom: a caseworker or a department's operations.</param>
/// <param name="Kind">The matter's kind.</param>
/// <param name="About">What the receiver must act on.</param>
/// <param name="Department">Its department.</param>
/// <param name="Severity">How pressing.</param>
/// <param name="Stage">How far the matter has come.</param>
/// <param name="DueAt">By when.</param>
internal sealed record AlertTarget(
    string Matter, string Receiver, string Kind, string About, DepartmentCode Department, Severity Severity, string Stage, DateTimeOffset? DueAt);

/// <summary>Gathers the alerts that should stand: one per matter and receiver, the most pressing reason wins.</summary>
internal sealed class AlertTargets(Scene scene)
{
    private readonly Dictionary<(string Matter, string Receiver), AlertTarget> _targets = [];
    private readonly Dictionary<(string Matter, string Receiver), Alert> _journaled = ByMatter(scene);

    public IEnumerable<AlertTarget> All => _targets.Values;

    public Scene Scene => scene;

    /// <summary>Alerts a person; somebody the organisation does not know is reached through the department's entry.</summary>
    public void Add(AlertTarget target, CaseworkerId receiver)
    {
        var known = scene.Organisation.Find(receiver) is not null || scene.Organisation.HasLeft(receiver);
        var address = known ? receiver.Value
            : scene.Organisation.EntryLeaderOf(target.Department)?.Value ?? Alert.OperationsOf(target.Department, scene.Organisation);
        Add(target with { Receiver = address });
    }

    public void Add(AlertTarget target)
    {
        var key = (target.Matter, target.Receiver);
        if (!_targets.TryGetValue(key, out var other) || target.Severity > other.Severity) _targets[key] = target;
    }

    /// <summary>The journaled alert of that matter to that receiver, found without working out its id.</summary>
    public Alert? Journaled(string matter, string receiver) => _journaled.GetValueOrDefault((matter, receiver));

    public bool Has(string matter, string receiver) => _targets.ContainsKey((matter, receiver));

    private static Dictionary<(string Matter, string Receiver), Alert> ByMatter(Scene scene)
    {
        var journaled = new Dictionary<(string, string), Alert>(scene.Citizen.Alerts.Count);
        foreach (var (_, alert) in scene.Citizen.Alerts) journaled[(alert.Matter, alert.Receiver)] = alert;
        return journaled;
    }
}
