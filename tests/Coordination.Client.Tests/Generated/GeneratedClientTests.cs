using Coordination.Testing;
using static Coordination.Client.Tests.Generated.Programs;

namespace Coordination.Client.Tests.Generated;

/// <summary>
/// Clients that NSwag generates from the OpenAPI document, as an integrator without our packages has them: they compile with strict checks,
/// and send an event and read the picture of its citizen.
/// </summary>
public sealed class GeneratedClientTests(ServiceHost service)
{
    [Fact]
    public async Task A_client_in_CSharp_compiles_and_does_the_main_job()
    {
        var folder = await GenerateAsync("openapi2csclient", "Api.cs", "/namespace:Generated", "/jsonLibrary:SystemTextJson");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "generated.csproj"), """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                    <ImplicitUsings>enable</ImplicitUsings>
                  </PropertyGroup>
                </Project>
                """);
            await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), """
                using System.Net.Http.Headers;
                using Generated;

                var http = new HttpClient { BaseAddress = new Uri(args[0]) };
                http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", args[1]);
                var api = new Api(http);
                var answer = await api.PostEventsAsync("wait=20", new CloudEvent
                {
                    Specversion = "1.0", Id = "generated-1", Source = "/BIF/fasit", Type = "coordination.intervention.started.v1",
                    Subject = $"cpr:{args[2]}", Time = DateTimeOffset.Now, Data = new
                    {
                        interventionId = "g-1", kind = "mentor", unit = "bif-unit", caseworker = "bif-1", startsOn = "2026-08-31",
                    },
                });
                var result = answer.Results.Single();
                var picture = await api.GetCitizensByKeyAsync(result.Citizen, null);
                Console.WriteLine($"{result.Status} {picture.Interventions.Single().Id}");
                """);
            Assert.Equal(
                "settled BIF/g-1", await RunAsync("dotnet", folder, ["run", "--project", folder, "--", .. await ArgumentsAsync()]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_client_in_TypeScript_compiles_and_does_the_main_job()
    {
        var folder = await GenerateAsync("openapi2tsclient", "api.ts", "/template:Fetch");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "main.ts"), """
                import { Api, CloudEvent } from "./api.js";

                declare const process: { argv: string[] };
                const [address, token, cpr] = process.argv.slice(2);
                const api = new Api(address, {
                    fetch: (url, init) => fetch(url, { ...init, headers: { ...init?.headers, Authorization: `Bearer ${token}` } }),
                });
                const answer = await api.postEvents("wait=20", new CloudEvent({
                    specversion: "1.0", id: "generated-2", source: "/BIF/fasit", type: "coordination.intervention.started.v1",
                    subject: `cpr:${cpr}`, time: new Date(),
                    data: { interventionId: "g-2", kind: "mentor", unit: "bif-unit", caseworker: "bif-1", startsOn: "2026-08-31" },
                }));
                const [result] = answer.results!;
                const picture = await api.getCitizensByKey(result!.citizen!, undefined);
                console.log(result!.status, picture.interventions[0]!.id);
                """);
            await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), """{ "type": "module" }""");
            await RunAsync(
                NuGetFolder.TypeScript, folder,
                ["--strict", "--target", "es2022", "--lib", "es2022,dom", "--module", "nodenext", "main.ts"]);
            Assert.Equal("settled BIF/g-2", await RunAsync(NuGetFolder.Node, folder, ["main.js", .. await ArgumentsAsync()]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<string> GenerateAsync(string command, string file, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("coordination-generated-").FullName;
        using var http = new HttpClient();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "openapi.json"), await http.GetStringAsync(new Uri(service.Host.Url, "openapi/v1.json")));
        await RunAsync(
            "dotnet", folder, [NuGetFolder.NSwag, command, "/input:openapi.json", $"/output:{file}", "/classname:Api", .. options]);
        return folder;
    }

    private async Task<string[]> ArgumentsAsync() =>
        [service.Host.Url.GetLeftPart(UriPartial.Authority), await service.TokenAsync(ServiceHost.Bif), ServiceHost.NewCpr()];
}
