using System.Text.Encodings.Web;
using System.Text.Json;
using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Explanations;
using Coordination.Domain.Feed;
using Coordination.Domain.Pictures;
using Coordination.Domain.Stored;
using Coordination.Domain.Texts;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Tests.Access;

/// <summary>Everything a viewer can receive about a citizen, output by output, as it is built for them.</summary>
internal static class Received
{
    public const string Picture = "picture";
    public const string History = "history";
    public const string Contacts = "contacts";
    public const string Colleagues = "colleagues";
    public const string Family = "family";
    public const string Alerts = "alerts";
    public const string Entries = "entries";
    public const string Feed = "feed";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true,
    };

    /// <summary>The outputs by name; an output that is refused is missing.</summary>
    public static IReadOnlyDictionary<string, string> By(CitizenScenario place, Viewer viewer)
    {
        var context = place.DecisionContext;
        Dictionary<string, string> outputs = [];
        if (viewer.Kind == ViewerKind.Caseworker) outputs[Alerts] = Write(AlertsTo(place, viewer));
        var access = CitizenAccess.Of(place.Citizen, viewer, place.Organization, place.Now);
        if (viewer.Kind == ViewerKind.Caseworker) outputs[Entries] = Write(EntriesOf(place, viewer, access.Shown));
        foreach (var department in viewer.Departments) outputs[Feed] = Write(FeedOf(place, department));
        if (access.Shown is not { } shown) return outputs;
        var views = new ViewerPicture(place.Citizen, context, shown);
        outputs[Picture] = Write(CitizenPicture.Of(place.Citizen, context, viewer, shown) with { Version = 0 });
        outputs[History] = Write(HistoryOf(place, shown));
        outputs[Contacts] = Write(views.Reach([], persons: true));
        outputs[Colleagues] = Write(views.Colleagues());
        if (views.Family() is { Links.Count: > 0 } or { Network.Count: > 0 }) outputs[Family] = Write(views.Family());
        return outputs;
    }

    /// <summary>What anybody is told who gives a reason: whom to call.</summary>
    private static IReadOnlyList<ReachView> EntriesOf(CitizenScenario place, Viewer viewer, Disclosure? shown)
    {
        shown ??= Disclosure.Of(AccessGround.Told, viewer.Id, [], place.Organization);
        return new ViewerPicture(place.Citizen, place.DecisionContext, shown)
            .Reach(place.Organization.DepartmentsOf(viewer.Id), persons: false);
    }

    /// <summary>What a department is told of the decisions that concern it, without their positions.</summary>
    private static List<DecisionView> FeedOf(CitizenScenario place, DepartmentCode department)
    {
        var (told, concerned) = (
            new DepartmentDecisions(place.Citizen, place.DecisionContext, department),
            new ConcernedDepartments(place.Citizen, place.Citizen, place.Organization));
        return
        [
            .. place.Journal.Where(entry => concerned.Of(entry.Fact).Contains(department) && told.Tells(entry.Fact))
                .Select(entry => told.Of(entry, position: 0, place.Key)),
        ];
    }

    public static string All(CitizenScenario place, Viewer viewer) =>
        string.Join('\n', By(place, viewer).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}\n{one.Value}"));

    private static IEnumerable<object> AlertsTo(CitizenScenario place, Viewer viewer)
    {
        var policy = place.DecisionContext.Policy;
        var (texts, own) = (new TextTable(policy), place.Organization.DepartmentsOf(viewer.Id));
        foreach (var alert in place.AlertsTo(viewer.Id.Value).OrderBy(static one => one.Id))
        {
            var message = AlertMessages.Of(place.Citizen, alert);
            var department = Mask.DepartmentOf(place.Citizen, alert);
            var isNamed = policy.Access.IsNamed(department) || own.Contains(new(department)); // As where an alert is delivered.
            yield return new
            {
                Kind = AlertMessages.KindOf(alert), About = Mask.AboutOf(alert, place.Citizen.Key, place.DecisionContext.Ids),
                Department = isNamed ? department : Mask.OtherAuthority, alert.Severity, alert.DueAt, alert.RaisedAt,
                Title = texts.InWords(message.Title), Body = texts.InWords(message.Body),
            };
        }
    }

    private static List<HistoryEntryView> HistoryOf(CitizenScenario place, Disclosure shown)
    {
        var history = new MaskedHistory(place.Citizen, shown);
        List<HistoryEntryView> seen = [];
        foreach (var (index, entry) in place.Journal.Index())
        {
            var view = new HistoryEntryView(
                index + 1, entry.At, FactJson.KindOf(entry.Fact), entry.By, entry.Cause, entry.PolicyVersion,
                System.Text.Encoding.UTF8.GetString(FactJson.Write(entry.Fact)));
            if (history.Of(view, entry.Fact, seen.Count + 1) is { } one) seen.Add(one);
        }

        return seen;
    }

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Json);
}
