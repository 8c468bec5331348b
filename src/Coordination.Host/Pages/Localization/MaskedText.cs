using Coordination.Domain.Access;
using Coordination.Views;

namespace Coordination.Host.Pages.Localization;

/// <summary>What is masked, in words: the department, times, and whom to call.</summary>
public sealed class MaskedText(OrganizationNames names, Localizer localizer)
{
    /// <summary>A department's name, or the words for an authority that policy names to nobody else.</summary>
    public string Department(string code) =>
        code == Mask.OtherAuthority ? localizer["masked.other-authority"] : names.Department(code);

    /// <summary>A department's code, or the words for an authority that policy names to nobody else.</summary>
    public string Code(string code) => code == Mask.OtherAuthority ? localizer["masked.other-authority"] : names.Code(code);

    /// <summary>The departments' codes as owners: "BIF's og SOF's".</summary>
    public string Of(IReadOnlyList<string> codes) => codes.Select(Owner).Aggregate((list, last) => localizer["list.and", list, last]);

    /// <summary>Whom to call: "ring til Socialforvaltningen på 33 17 00 00".</summary>
    public string Call(MaskedContactView? contact)
    {
        var name = contact is null || contact.Name == Mask.OtherAuthority ? localizer["masked.at-other-authority"] : contact.Name;
        return contact?.Phone is { } phone ? localizer["masked.call", name, phone] : localizer["masked.call-unknown", name];
    }

    /// <summary>A hidden department's content: "En anden forvaltning (SOF): ring til …".</summary>
    /// <param name="calls">Whom to call, in words.</param>
    public string Lane(string code, IEnumerable<string> calls) => code == Mask.OtherAuthority
        ? localizer["masked.lane-other", string.Join(", ", calls)]
        : localizer["masked.lane", names.Code(code), string.Join(", ", calls)];

    /// <summary>Something masked: its department, and its time where it is known.</summary>
    public string Item(string code, DateTimeOffset? from, DateTimeOffset? to) => from is { } starts && starts != default
        ? localizer["masked.time", At(code), to is { } ends ? localizer.Span(starts, ends) : localizer.Moment(starts)]
        : localizer["masked.item", At(code)];

    /// <summary>A coordinator of a hidden department.</summary>
    public string Coordinator(CoordinatorView role) => localizer["masked.coordinator", At(role.Department), Call(role.Contact)];

    /// <summary>Where somebody works whose name is not shown: "hos SOF".</summary>
    public string Elsewhere(string code) => localizer["masked.at", At(code)];

    /// <summary>A caseworker's name with the department's code. Of somebody masked only the department is said.</summary>
    public string Person(string id, string? department = null) =>
        id != Mask.Nobody ? names.PersonWithDepartment(id, department)
        : department is null ? localizer["masked.somebody"] : localizer["masked.person", At(department)];

    /// <summary>A unit's name. Of a masked one only the department is said.</summary>
    public string Unit(string id, string? department) =>
        id != Mask.Nobody ? names.Unit(id)
        : department is null ? localizer["masked.somebody"] : localizer["masked.unit", At(department)];

    private string At(string code) => code == Mask.OtherAuthority ? localizer["masked.at-other-authority"] : names.Code(code);

    private string Owner(string code) =>
        code == Mask.OtherAuthority ? localizer["masked.other-authority-of"] : localizer["masked.of", names.Code(code)];
}
