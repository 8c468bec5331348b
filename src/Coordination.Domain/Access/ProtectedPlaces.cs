using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Domain.Citizens;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Access;

/// <summary>
/// The places that tell where a citizen with a protected address lives or stays: those of interventions and stays, and of the appointments
/// of an intervention that names none, which is where these are. They are shown to who
/// must go there: whoever is responsible for the intervention, or has an appointment there. A department's system sees those that its
/// department reported. Who sees everything sees them too.
/// </summary>
/// <remarks>Basis: CPR-loven § 28 (navne- og adressebeskyttelse).</remarks>
public sealed class ProtectedPlaces
{
    private static readonly ProtectedPlaces None = new([], []);
    private const string PlaceProperty = "place";
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HashSet<string> _hidden;
    private readonly HashSet<string> _seen;

    private ProtectedPlaces(HashSet<string> hidden, HashSet<string> seen) => (_hidden, _seen) = (hidden, seen);

    /// <summary>The places that a viewer is not shown.</summary>
    public static ProtectedPlaces Of(Citizen citizen, Disclosure shown)
    {
        if (shown.IsWhole || !citizen.Person.AddressProtected) return None;
        HashSet<string> hidden = new(StringComparer.OrdinalIgnoreCase), seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (var one in citizen.Interventions.Values)
            Add(one.Place, one.Department, one.Holder.Caseworker, citizen.Responsible(one));
        foreach (var one in citizen.Admissions.Values) Add(one.Place, one.Department);
        foreach (var one in citizen.Appointments.Values)
        {
            if (citizen.FindIntervention(one.Department, one.InterventionReference) is { Place: null } carrier)
                Add(one.Place, one.Department, one.Caseworker, carrier.Holder.Caseworker, citizen.Responsible(carrier));
            if (one.Place is { } place && Goes(one.Caseworker)) seen.Add(place.Trim());
        }

        hidden.ExceptWith(seen);
        return hidden.Count == 0 ? None : new(hidden, seen);

        void Add(string? place, DepartmentCode department, params ReadOnlySpan<CaseworkerId?> people)
        {
            if (string.IsNullOrWhiteSpace(place)) return;
            var name = place.Trim();
            hidden.Add(name);
            foreach (var person in people)
                if (person is { } who && Goes(who)) seen.Add(name);
            if (shown.Viewer is null && shown.Full.Any(one => one.Department == department && one.Ground == AccessGround.Integration))
                seen.Add(name);
        }

        bool Goes(CaseworkerId person) => shown.Viewer == person;
    }

    /// <summary>A place as it may be shown; null: not at all. A floor or a room of a hidden place tells it too.</summary>
    public string? Shown(string? place) => place is not null && _hidden.Count > 0 && !_seen.Contains(place.Trim())
        && _hidden.Any(hidden => place.Contains(hidden, StringComparison.OrdinalIgnoreCase)) ? null : place;

    /// <summary>An appointment with the places that may be shown.</summary>
    public AppointmentView Shown(AppointmentView one) => _hidden.Count == 0 ? one : one with
    {
        Place = Shown(one.Place),
        Proposals = [.. one.Proposals.Select(proposal => proposal with { Place = Shown(proposal.Place) })],
    };

    /// <summary>The data of a journal entry, with null for each place that may not be shown.</summary>
    public string ShownIn(string data)
    {
        if (_hidden.Count == 0 || JsonNode.Parse(data) is not { } json || !HideIn(json)) return data;
        return json.ToJsonString(Plain);
    }

    private bool HideIn(JsonNode json)
    {
        var isHidden = false;
        if (json is JsonObject properties)
            foreach (var (name, value) in properties.ToArray())
                if (Tells(value, isPlace: name == PlaceProperty))
                {
                    properties[name] = null;
                    isHidden = true;
                }
                else if (value is not null) isHidden |= HideIn(value);
        if (json is JsonArray items)
            for (var index = 0; index < items.Count; index++)
                if (Tells(items[index], isPlace: false))
                {
                    items[index] = null;
                    isHidden = true;
                }
                else if (items[index] is { } item) isHidden |= HideIn(item);
        return isHidden;
    }

    private bool Tells(JsonNode? json, bool isPlace) => json is JsonValue value && value.TryGetValue<string>(out var text)
        && (isPlace ? Shown(text) is null : _hidden.Contains(text.Trim()));
}
