using System.Xml.Linq;
using Coordination.Events;

namespace Coordination.Adapters;

/// <summary>
/// What a message says besides its envelope (Beskeddata). <b>Its shape is assumed</b>: the schema of this part of SF1320 is not
/// published. The names are those of the Danish core schemas for persons (OIOXML), found at any depth and in any namespace; only this
/// file knows them.
/// </summary>
internal sealed class CivilPayload(IReadOnlyList<XElement> data, MessageFaults faults)
{
    private const string Place = "/Haendelsesbesked/Beskeddata";

    /// <summary>The whole name.</summary>
    internal string? Name()
    {
        string?[] parts = [Find("PersonGivenName"), Find("PersonMiddleName"), Find("PersonSurnameName")];
        var name = string.Join(' ', parts.Where(static part => !string.IsNullOrWhiteSpace(part)));
        if (name.Length > EventReading.TextLengthMax || !OutsideText.IsSound(name))
            faults.Add($"{Place}/PersonNameStructure", $"expected a name of at most {EventReading.TextLengthMax} characters");
        return faults.Required($"{Place}/PersonNameStructure", name, "PersonGivenName or PersonSurnameName");
    }

    /// <summary>The day of birth.</summary>
    internal DateOnly? BirthDate()
    {
        var text = Find("BirthDate");
        if (text is not null && OutsideTime.TryDate(text, out var date)) return date;
        faults.Add($"{Place}/BirthDate", text, $"a date {OutsideTime.Bounds}");
        return null;
    }

    /// <summary>The four digits of the municipality moved to.</summary>
    internal string? Municipality()
    {
        var text = Find("MunicipalityCode");
        if (text is { Length: 4 } && text.All(char.IsAsciiDigit)) return text;
        faults.Add($"{Place}/MunicipalityCode", text, "a municipality's four digits such as 0101");
        return null;
    }

    /// <summary>The new number.</summary>
    internal string? Replacement() =>
        faults.Cpr($"{Place}/PersonCivilRegistrationReplacementIdentifier", Find("PersonCivilRegistrationReplacementIdentifier"));

    /// <summary>Whether name and address are protected.</summary>
    internal bool? IsProtected()
    {
        var isProtected = IsProtectedIfTold();
        if (isProtected is null)
            faults.Add(
                $"{Place}/PersonInformationProtectionIndicator", Find("PersonInformationProtectionIndicator"), "true or false");
        return isProtected;
    }

    /// <summary>The same where it may be absent.</summary>
    internal bool? IsProtectedIfTold() => Find("PersonInformationProtectionIndicator") switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    private string? Find(string name) => data.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim();
}
