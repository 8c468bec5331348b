using Coordination.Domain.Policies;
using Coordination.Host.Pages.Conflicts;
using Coordination.Host.Pages.Localization;
using Coordination.Storage.ReadTables;
using Coordination.Views;

namespace Coordination.Host.Pages.Alerts;

/// <summary>One alert as the pages show it. Names and states are those of <c>GET /api/v1/alerts</c>.</summary>
/// <param name="Id">The alert's id.</param>
/// <param name="Kind">The kind of a conflict or deadline, or <c>handover-offered</c> ….</param>
/// <param name="Severity"><c>info</c>, <c>warning</c> or <c>urgent</c>.</param>
/// <param name="Department">The department the alert comes from.</param>
/// <param name="Citizen">The citizen's name; null where the user may not see it.</param>
/// <param name="Body">What happened, what to do and by when, in the user's language.</param>
/// <param name="Rule">The name of the rule, its basis, and the policy version; null: not shown.</param>
/// <param name="Href">Where to act: the API's <c>action.href</c>; null: nowhere.</param>
/// <param name="DueAt">The instant it is due; null when it has none.</param>
/// <param name="State"><c>raised</c>, <c>delivered</c>, <c>seen</c>, <c>acknowledged</c> or <c>taken-back</c>.</param>
/// <param name="RaisedAt">The instant it was raised.</param>
public sealed record AlertModel(
    string Id,
    string Kind,
    string Severity,
    string Department,
    string? Citizen,
    Bilingual Title,
    string Body,
    string? Rule,
    string? Href,
    DateTimeOffset? DueAt,
    string State,
    DateTimeOffset RaisedAt)
{
    /// <summary>The citizen's key; null: it is about nobody, or the user may not see who it is.</summary>
    public string? CitizenKey { get; init; }

    /// <summary>What it is about, within the citizen: alerts of one matter stand together.</summary>
    public string Matter { get; init; } = "";

    /// <summary>0 for urgent, 1 for warning, 2 for information.</summary>
    public int Rank => UrgencyPosition.RankOf(Severity);

    public bool IsOpen => State is not (AlertStates.Acknowledged or AlertStates.TakenBack);

    /// <param name="citizen">The citizen's name; null where the user may not see it.</param>
    /// <param name="names">The organization's names.</param>
    /// <param name="localizer">The user's language.</param>
    /// <param name="policies">All policy versions: the basis is that of the version in force when the alert was raised.</param>
    internal static AlertModel Of(AlertView alert, string? citizen, OrganizationNames names, Localizer localizer, PolicyBook policies)
    {
        var policy = policies.At(alert.RaisedAt).Policy;
        var basis = policy.BasisOf(alert.Rule);
        var rule = basis == policy.Version ? localizer.Rule(alert.Rule) : $"{localizer.Rule(alert.Rule)}. {basis}";
        return new AlertModel(
            alert.Id, alert.Kind, alert.Severity, new MaskedText(names, localizer).Code(alert.Department), citizen,
            new(alert.Title.Da, alert.Title.En),
            ExplanationText.Of(alert.Body, alert.RuleText, names, localizer),
            $"{rule} · {localizer["policy-version", policy.Version]}", $"{alert.Action.Href}#action", alert.DueAt, alert.State,
            alert.RaisedAt)
        {
            CitizenKey = citizen is null ? null : alert.Citizen,
            Matter = alert.About ?? "",
        };
    }
}

/// <summary>A list of alerts with the stream that keeps it up to date.</summary>
/// <param name="Alerts">The open alerts, the most urgent first.</param>
/// <param name="After">The position the stream begins after. No alert raised after the list was read is lost.</param>
/// <param name="Stream">The address of the stream, <c>/live/alerts</c> or <c>/live/alerts?citizen={key}</c>.</param>
public sealed record AlertFeed(IReadOnlyList<AlertModel> Alerts, long After, string Stream)
{
    /// <summary>
    /// The open alerts of each severity, each counted up to <see cref="PageFactory.AlertsCountedMax"/>; empty: they are not counted, and
    /// the list is whole.
    /// </summary>
    public IReadOnlyDictionary<string, int> Counts { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>The one severity that is shown; null: every one.</summary>
    public string? Only { get; init; }

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? Next { get; init; }

    /// <summary>Whether the alerts are about one citizen, who need not be named.</summary>
    public bool IsOfOneCitizen { get; init; }

    /// <summary>The number of open alerts, as far as they are counted.</summary>
    public int Total => Counts.Values.Sum();

    /// <summary>How many of a severity there are, as far as they are counted.</summary>
    public int CountOf(string severity) => Counts.GetValueOrDefault(severity);

    /// <summary>How many of a severity there are, in words: "1.000+" where there may be more.</summary>
    public string CountIn(Localizer localizer, string severity) => Words(localizer, CountOf(severity), IsCountedOut(CountOf(severity)));

    /// <summary>How many there are, in words: with a + where there may be more.</summary>
    public string TotalIn(Localizer localizer) => Words(localizer, Total, Counts.Values.Any(IsCountedOut));

    private static bool IsCountedOut(int count) => count >= PageFactory.AlertsCountedMax;

    private static string Words(Localizer localizer, int count, bool isMore) => localizer.Number(count) + (isMore ? "+" : "");
}
