using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Organizations;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;

namespace Coordination.Host.Pages.Organizations;

/// <summary>
/// GET and POST /organization: departments, people, holes in the rota, and for operations a new department and the document itself.
/// </summary>
internal static class OrganizationEndpoints
{
    private const string EditPath = "/organization?edit=1";

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    internal static async Task<IResult> ReadAsync(
        HttpContext http, PageFactory pages, OrganizationSource source, ServiceClock clock, string? edit = null)
    {
        var organization = source.Current;
        var mayPut = MayPut(http);
        var form = mayPut && edit is not null
            ? new OrganizationDocumentForm(
                JsonSerializer.Serialize(organization.Document, Written), organization.Version, [], IsOvertaken: false)
            : null;
        return await pages.PageAsync<OrganizationPage>(http, OrganizationModel.Of(organization, clock.Now, mayPut, form));
    }

    internal static async Task<IResult> PutAsync(HttpContext http, PageFactory pages, OrganizationSource source, ServiceClock clock)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form["what"] == NewDepartment.What) return await DepartmentEndpoints.AddAsync(http, pages, form, source);
        var text = form["document"].ToString();
        var isVersion = long.TryParse(form["version"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        var (document, faults) = Read(text);
        var overtaken = !isVersion;
        if (document is not null && isVersion)
        {
            var put = await source.ChangeAsync(_ => document, http.Who(), version, http.RequestAborted);
            (faults, overtaken) = (put.Faults, put.IsOvertaken);
            if (faults.Count == 0 && !overtaken) return Done(http, pages, put.Organization, clock.Now);
        }

        var refused = new OrganizationDocumentForm(text, version, faults, overtaken);
        var model = OrganizationModel.Of(source.Current, clock.Now, MayPut(http), refused);
        return await pages.PageAsync<OrganizationPage>(http, model, StatusCodes.Status422UnprocessableEntity, EditPath);
    }

    private static IResult Done(HttpContext http, PageFactory pages, Organization organization, DateTimeOffset now)
    {
        var text = pages.LocalizerOf(http)["organization.done", organization.Version, RotaHoles.Ahead(organization, now).Count];
        http.RequestServices.GetRequiredService<FlashMessageCookie>().Write(http, new FlashMessage(IsRefusal: false, text));
        return TypedResults.LocalRedirect("/organization");
    }

    private static (OrganizationDocument? Document, IReadOnlyList<Fault> Faults) Read(string text)
    {
        JsonDocument? json = null;
        try
        {
            json = JsonDocument.Parse(text);
            if (OutsideJson.FaultsIn(json.RootElement, textLengthMax: EventReading.TextLengthMax) is { Count: > 0 } unstorable)
                return (null, unstorable);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return (null, [new Fault("/", "not an object")]);
            var document = json.Deserialize<OrganizationDocument>(CommandBody.Json)!;
            return OrganizationNulls.In(document) is { Count: > 0 } nulls ? (null, nulls) : (document, []);
        }
        catch (JsonException fault)
        {
            return (null, json is null
                ? [new Fault(fault.Path ?? "/", "not JSON")]
                : CommandBody.FaultsIn(fault, json.RootElement, typeof(OrganizationDocument)));
        }
        finally
        {
            json?.Dispose();
        }
    }

    internal static bool MayPut(HttpContext http) =>
        http.User.FindAll(CallerClaims.RoleClaim)
            .Any(static claim => CallerClaims.Roles.GetValueOrDefault(claim.Value) == CallerKind.Operations);
}
