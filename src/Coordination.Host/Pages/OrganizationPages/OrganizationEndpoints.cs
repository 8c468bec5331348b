using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;

namespace Coordination.Host.Pages.OrganizationPages;

/// <summary>The organization: who works where and answers for whom, the holes in the rota, and for operations the document itself.</summary>
internal static class OrganizationEndpoints
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    internal static async Task<IResult> ReadAsync(
        HttpContext http, PageFrames frames, OrganizationSource source, ServiceClock clock, string? department = null, string? edit = null)
    {
        var organization = source.Current;
        var form = MayPut(http) && edit is not null
            ? new DocumentForm(JsonSerializer.Serialize(organization.Document, Written), organization.Version, [], IsOvertaken: false)
            : null;
        return await frames.PageAsync<OrganizationPage>(http, Model(http, organization, clock, department, form));
    }

    internal static async Task<IResult> PutAsync(HttpContext http, PageFrames frames, OrganizationSource source, ServiceClock clock)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var text = form["document"].ToString();
        var sound = long.TryParse(form["version"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        var (document, faults) = Read(text);
        var overtaken = !sound;
        if (document is not null && sound)
        {
            var put = await source.ChangeAsync(_ => document, http.Who(), version, http.RequestAborted);
            (faults, overtaken) = (put.Faults, put.IsOvertaken);
            if (faults.Count == 0 && !overtaken)
            {
                var holes = RotaHoles.Ahead(put.Organization, clock.Now).Count;
                var r = frames.ReaderOf(http);
                http.RequestServices.GetRequiredService<Notices>().Leave(http, new Notice(IsRefusal: false, r["organization.done", put.Organization.Version, holes]));
                return TypedResults.LocalRedirect("/organization");
            }
        }

        var model = Model(http, source.Current, clock, null, new DocumentForm(text, version, faults, overtaken));
        return await frames.PageAsync<OrganizationPage>(http, model, StatusCodes.Status422UnprocessableEntity, "/organization?edit=1");
    }

    private static (OrganizationDocument? Document, IReadOnlyList<Fault> Faults) Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (StorableText.FaultsIn(json.RootElement) is { Count: > 0 } unstorable) return (null, unstorable);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return (null, [new Fault("/", "not an object")]);
            var document = json.Deserialize<OrganizationDocument>(CommandBody.Json)!;
            return OrganizationNulls.In(document) is { Count: > 0 } nulls ? (null, nulls) : (document, []);
        }
        catch (JsonException fault)
        {
            return (null, [new Fault(fault.Path ?? "/", "not JSON, or missing, or of another type than expected")]);
        }
    }

    private static OrganizationModel Model(HttpContext http, Organization organization, ServiceClock clock, string? department, DocumentForm? form)
    {
        var now = clock.Now;
        var moment = new Domain.EvaluationClock(now);
        var chosen = organization.Document.Departments.FirstOrDefault(known => known.Code == department);
        return new OrganizationModel(
            organization.Version,
            [.. organization.Document.Departments.Select(known => new DepartmentRow(known.Code, known.Name, known.Leader, known.EntryUnit, organization.Document.Units.Count(unit => unit.Department == known.Code)))],
            RotaHoles.Ahead(organization, now),
            chosen is null ? null : new DepartmentPeople(
                chosen.Name,
                [.. organization.Document.Units.Where(unit => unit.Department == chosen.Code).Select(unit => new UnitRow(unit.Name, unit.Leader, unit.EntryPhone))],
                [
                    .. organization.Document.Caseworkers.Where(person => person.Department == chosen.Code).OrderBy(person => person.Unit, StringComparer.Ordinal).ThenBy(person => person.Name, StringComparer.Ordinal)
                        .Select(person => new PersonRow(
                            person.Id, person.Name, person.Unit, person.Phone, person.Email, person.Substitute, person.Absent,
                            organization.ResponsibleFor(new CaseworkerId(person.Id), null, new DepartmentCode(chosen.Code), moment).Value)),
                ]),
            new(organization), MayPut(http), form);
    }

    private static bool MayPut(HttpContext http) =>
        http.User.FindAll(Callers.RoleClaim).Any(static claim => Callers.Roles.GetValueOrDefault(claim.Value) == CallerKind.Operations);
}
