using Coordination.Client;
using Coordination.Events;

namespace Coordination.Adapters;

/// <summary>
/// Reads messages about persons from KOMBIT's message distributor (Beskedfordeler, <i>Hændelsesbesked</i>): born, moved, died, another
/// number, a protected address, another name. The envelope is read as published; the shape of what it carries is assumed
/// (<see cref="CivilPayload"/>).
/// </summary>
/// <remarks>Thread safe and without state. An event has the id of its message, so a repeat gives the same event.</remarks>
public sealed class CivilRegistrationMessages
{
    private readonly CivilRegistrationSettings _settings;

    /// <exception cref="ArgumentException">A setting cannot be used; the message names it.</exception>
    public CivilRegistrationMessages(CivilRegistrationSettings settings) => _settings = settings.Checked();

    /// <summary>Reads a message.</summary>
    /// <param name="text">XML: a <c>Haendelsesbesked</c>, alone or in a <c>ModtagBeskedInput</c>.</param>
    public MappedMessage Map(string text)
    {
        var faults = new MessageFaults();
        if (!MessageText.IsBounded(text, faults) || !MessageText.TryXml(text, faults, out var document))
            return MappedMessage.Refused(faults.All);
        if (CivilEnvelope.Of(document, _settings, faults) is not { } envelope) return MappedMessage.Refused(faults.All);
        var data = DataOf(envelope, new CivilPayload(envelope.Data, faults), faults);
        if (data is null || faults.All.Count > 0) return MappedMessage.Refused(faults.All);

        // What is valid from the same time is ordered by when the register said so.
        var reported = DepartmentEvent.Of(
            _settings.Source, envelope.Id, envelope.ValidFrom ?? envelope.RegisteredAt, data, DanishTime.SequenceOf(envelope.RegisteredAt));
        return MappedMessage.Of(new CitizenEvent(EventSubject.OfCpr(envelope.Cpr), reported));
    }

    private static EventData? DataOf(CivilEnvelope envelope, CivilPayload payload, MessageFaults faults) => envelope.Action switch
    {
        CivilAction.Born => payload.Name() is { } name && payload.BirthDate() is { } born
            ? new CitizenRegistered { Name = name, BirthDate = born, AddressProtected = payload.IsProtectedIfTold() }
            : null,
        CivilAction.Moved => payload.Municipality() is { } municipality && DayOf(envelope, faults) is { } day
            ? new CitizenMoved { Municipality = municipality, OnDate = day }
            : null,
        CivilAction.Died => DayOf(envelope, faults) is { } day ? new CitizenDied { OnDate = day } : null,
        CivilAction.Renumbered => payload.Replacement() is { } number ? Renumbered(envelope, number, faults) : null,
        CivilAction.Protected => payload.IsProtected() is { } isProtected ? new CitizenCorrected { AddressProtected = isProtected } : null,
        CivilAction.Named => payload.Name() is { } name ? new CitizenCorrected { Name = name } : null,
        _ => throw new ArgumentOutOfRangeException(nameof(envelope), envelope.Action, null),
    };

    private static CitizenRenumbered? Renumbered(CivilEnvelope envelope, string number, MessageFaults faults)
    {
        if (number == envelope.Cpr)
            faults.Add("/Haendelsesbesked/Beskeddata/PersonCivilRegistrationReplacementIdentifier", "is the same number, expected another");
        return new CitizenRenumbered
        {
            To = $"cpr:{number}", OnDate = envelope.ValidFrom is { } from ? DanishTime.DayOf(from) : null,
        };
    }

    private static DateOnly? DayOf(CivilEnvelope envelope, MessageFaults faults)
    {
        if (envelope.ValidFrom is { } from) return DanishTime.DayOf(from);
        faults.Add("/Haendelsesbesked/Beskedkuvert/GyldighedFra", null, "when it happened");
        return null;
    }
}
