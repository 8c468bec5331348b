using System.Globalization;
using Coordination.Events;
using Coordination.Host.Pages.Returned;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Silo.Organizations;
using Coordination.Views;

namespace Coordination.Host.Pages.Organizations;

/// <summary>
/// GET and POST /organization/departments/{department}: a department's units, people and rota, and for operations the forms that change
/// them. A form puts the whole document, like the one that is typed: it is checked alike, and only in place of the version it was made
/// from.
/// </summary>
internal static class DepartmentEndpoints
{
    internal static async Task<IResult> ReadAsync(
        HttpContext http, PageFactory pages, string department, [AsParameters] DepartmentPlace place)
    {
        var user = pages.UserOf(http);
        if (user.Organization.Find(new DepartmentCode(department)) is not { } known)
            return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        return await pages.PageAsync<DepartmentPage>(http, DepartmentModel.Of(known, user, OrganizationEndpoints.MayPut(http), place));
    }

    internal static async Task<IResult> PutAsync(HttpContext http, PageFactory pages, string department, OrganizationSource source)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var user = pages.UserOf(http);
        if (user.Organization.Find(new DepartmentCode(department)) is not { } known)
            return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        if (VersionOf(form, user) is not { } version) return Overtaken(http, form, user);
        if (DepartmentEdits.Of(form, known, user) is not { } edit) return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        return await PutAsync(http, form, user, source, (edit, version), edit.FieldFaults, Back(known, form));
    }

    /// <summary>Adds the department of a form on the organization's page.</summary>
    internal static async Task<IResult> AddAsync(HttpContext http, PageFactory pages, IFormCollection form, OrganizationSource source)
    {
        var user = pages.UserOf(http);
        if (VersionOf(form, user) is not { } version) return Overtaken(http, form, user);
        var edit = NewDepartment.Of(form, user);
        var added = edit.Document.Departments[^1].Code;
        return await PutAsync(
            http, form, user, source, (edit, version), (faults, _) => NewDepartment.FieldFaults(edit, faults, user),
            DepartmentModel.Address(added));
    }

    private static async Task<IResult> PutAsync(
        HttpContext http, IFormCollection form, PageUser user, OrganizationSource source, (OrganizationEdit Made, long Version) edit,
        Func<IReadOnlyList<Fault>, PageUser, IReadOnlyList<FieldFault>> fieldFaults, string back)
    {
        if (edit.Made.Faults.Count > 0) return Refused(http, form, user.Localizer["refused.invalid"], edit.Made.Faults);
        var put = await source.ChangeAsync(_ => edit.Made.Document, http.Who(), edit.Version, http.RequestAborted);
        if (put.IsOvertaken) return Overtaken(http, form, user);
        if (put.Faults.Count == 0)
            return Forms.Finish(http, form, user.Localizer["organization.saved"], null, static _ => "", back);
        var text = user.Localizer["organization.refused.places", edit.Made.Places(put.Faults, user)];
        return Refused(http, form, text, fieldFaults(put.Faults, user));
    }

    /// <summary>The version that a form was made from; null: another stands now.</summary>
    private static long? VersionOf(IFormCollection form, PageUser user) =>
        long.TryParse(form["version"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        && version == user.Organization.Version
            ? version
            : null;

    private static IResult Overtaken(HttpContext http, IFormCollection form, PageUser user) => Finish(
        http, form, new RefusalView(RefusalKinds.Conflict, user.Localizer["organization.overtaken-form"], []), []);

    private static IResult Refused(HttpContext http, IFormCollection form, string text, IReadOnlyList<FieldFault> faults) =>
        Finish(http, form, new RefusalView(RefusalKinds.Invalid, text, []), faults);

    private static IResult Finish(HttpContext http, IFormCollection form, RefusalView refusal, IReadOnlyList<FieldFault> faults) =>
        Forms.Finish(http, form, null, refusal, static refused => refused.Why, faults: faults);

    /// <summary>The page without an open form, where the form was.</summary>
    private static string Back(Department department, IFormCollection form)
    {
        var place = form["what"].ToString() switch { "turn" => "#rota", "unit" => "#units", "person" => "#people", _ => "" };
        var month = Forms.Text(form, "month") is { } shown ? $"?month={Uri.EscapeDataString(shown)}" : "";
        return $"{DepartmentModel.Address(department.Code)}{month}{place}";
    }
}

/// <summary>What of a department's page is shown, and which form is open on it.</summary>
internal sealed record DepartmentPlace
{
    /// <summary>The month of the rota, <c>yyyy-MM</c>; null: this one.</summary>
    public string? Month { get; init; }

    /// <summary>The id of the unit whose form is open.</summary>
    public string? Unit { get; init; }

    /// <summary>The id of the caseworker whose form is open.</summary>
    public string? Person { get; init; }

    /// <summary>The entry of the rota whose form is open.</summary>
    public string? Turn { get; init; }

    /// <summary>The department for which nobody staffs the entry, where a turn is to be added in the gap.</summary>
    public string? For { get; init; }

    /// <summary>The start of that gap.</summary>
    public string? From { get; init; }

    /// <summary>The end of that gap.</summary>
    public string? To { get; init; }
}
