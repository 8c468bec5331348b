using System.Xml.Linq;

namespace Coordination.Adapters;

/// <summary>The envelope (Beskedkuvert) of a message of KOMBIT's message distributor, as its published schema has it.</summary>
internal sealed record CivilEnvelope
{
    private const string CprPrefix = "urn:oio:cpr-nr:";
    private const string Registration = "/Haendelsesbesked/Beskedkuvert/Filtreringsdata/ObjektRegistrering";

    private static readonly XNamespace Envelope = "urn:oio:besked:kuvert:1.0";
    private static readonly XNamespace Identity = "urn:oio:sagdok:3.0.0";
    private static readonly XNamespace Push = "urn:oio:sts:1.0.0";

    /// <summary>The message, by the sender's id.</summary>
    internal required string Id { get; init; }

    internal required CivilAction Action { get; init; }

    /// <summary>The number that the message is about.</summary>
    internal required string Cpr { get; init; }

    /// <summary>When the register sent it.</summary>
    internal required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>When it happened; null: not told.</summary>
    internal DateTimeOffset? ValidFrom { get; init; }

    /// <summary>What the message says besides.</summary>
    internal required IReadOnlyList<XElement> Data { get; init; }

    /// <summary>Finds everything in a document; null: <paramref name="faults"/> tell why not.</summary>
    internal static CivilEnvelope? Of(XDocument document, CivilRegistrationSettings settings, MessageFaults faults)
    {
        var root = document.Root;
        var message = root?.Name == Push + "ModtagBeskedInput" ? root.Element(Envelope + "Haendelsesbesked") : root;
        if (message?.Name != Envelope + "Haendelsesbesked")
        {
            faults.Add("", root?.Name.LocalName, "a Haendelsesbesked, alone or in a ModtagBeskedInput");
            return null;
        }

        var folder = message.Element(Envelope + "Beskedkuvert");
        var registrations = folder?.Element(Envelope + "Filtreringsdata")?.Elements(Envelope + "ObjektRegistrering").Take(2).ToList() ?? [];
        if (registrations.Count != 1)
        {
            faults.Add(Registration, registrations.Count == 0 ? "missing, expected one" : "several, expected one");
            return null;
        }

        var one = registrations[0];
        CheckType(one, settings, faults);
        var found = (
            Id: faults.Required("/Haendelsesbesked/BeskedId", Uuid(message, "BeskedId")?.ToString(), "a UUID"),
            Action: ActionOf(one, settings, faults),
            Cpr: CprOf(one, faults),
            RegisteredAt: faults.Instant($"{Registration}/Registreringstidspunkt", Time(one, "Registreringstidspunkt")));
        var validFrom = Validity(folder!, faults);
        return faults.All.Count > 0
            ? null
            : new CivilEnvelope
            {
                Id = found.Id!, Action = found.Action!.Value, Cpr = found.Cpr!, RegisteredAt = found.RegisteredAt!.Value,
                ValidFrom = validFrom, Data = [.. message.Elements(Envelope + "Beskeddata")],
            };
    }

    private static void CheckType(XElement registration, CivilRegistrationSettings settings, MessageFaults faults)
    {
        if (Uuid(registration, "ObjektType") is var type && type != settings.PersonObject)
            faults.Add($"{Registration}/ObjektType", type?.ToString(), $"a person, {settings.PersonObject}");
    }

    private static CivilAction? ActionOf(XElement registration, CivilRegistrationSettings settings, MessageFaults faults)
    {
        var code = Uuid(registration, "ObjektHandling");
        if (code is { } known && settings.Actions.TryGetValue(known, out var action)) return action;
        faults.Add($"{Registration}/ObjektHandling", code?.ToString(), $"one of the {settings.Actions.Count} actions that are set");
        return null;
    }

    private static string? CprOf(XElement registration, MessageFaults faults)
    {
        var urn = registration.Element(Envelope + "ObjektId")?.Element(Identity + "URNIdentifikator")?.Value.Trim();
        return faults.Cpr(
            $"{Registration}/ObjektId/URNIdentifikator",
            urn?.StartsWith(CprPrefix, StringComparison.OrdinalIgnoreCase) == true ? urn[CprPrefix.Length..] : urn);
    }

    private static DateTimeOffset? Validity(XElement folder, MessageFaults faults)
    {
        const string place = "/Haendelsesbesked/Beskedkuvert/Gyldighed";
        DateTimeOffset? from = folder.Element(Envelope + "GyldighedFra") is null
            ? null
            : faults.Instant($"{place}Fra", Time(folder, "GyldighedFra"));
        DateTimeOffset? to = Time(folder, "GyldighedTil") is { } text ? faults.Instant($"{place}Til", text) : null;
        if (to < from) faults.Add($"{place}Til", "is before GyldighedFra, expected a time after it");
        return from;
    }

    private static Guid? Uuid(XElement at, string name) =>
        Guid.TryParse(at.Element(Envelope + name)?.Element(Identity + "UUIDIdentifikator")?.Value.Trim(), out var uuid) ? uuid : null;

    private static string? Time(XElement at, string name) =>
        at.Element(Envelope + name)?.Element(Identity + "TidsstempelDatoTid")?.Value.Trim();
}
