using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using Postmortem.Samples;
using Postmortem.Storage;
using Postmortem.Web.Api;
using Postmortem.Web.Hosting;

namespace Postmortem.Web.Cli;

/// <summary>Serves until it is stopped. Also what happens without a verb.</summary>
internal static class ServeVerb
{
    public static void AddTo(RootCommand root, Place place, Terminal terminal)
    {
        var serve = new Command("serve", "Serve the pages, at http://localhost:5080 unless told otherwise.");
        foreach (var command in new Command[] { root, serve })
        {
            var urls = new Option<string?>("--urls") { Description = "Where to listen, several separated by semicolons.", HelpName = "URLS" };
            var demo = new Option<bool>("--demo") { Description = "A throw-away folder filled with sample work; it is gone when the program stops." };
            command.Add(urls);
            command.Add(demo);
            command.SetAction((parsed, ct) => parsed.GetValue(demo)
                ? ServeDemoAsync(parsed, place, parsed.GetValue(urls), terminal, ct)
                : ServeAsync(place.Configuration(parsed), parsed.GetValue(urls), terminal, fill: false, ct));
        }
        root.Add(serve);
    }

    private static async Task<int> ServeDemoAsync(ParseResult parsed, Place place, string? urls, Terminal terminal, CancellationToken ct)
    {
        using var folder = new ThrowAwayFolder();
        await terminal.Out.WriteLineAsync("Filling a throw-away folder with sample work. It is gone when you stop the program.");
        return await ServeAsync(place.Configuration(parsed, folder.Path), urls, terminal, fill: true, ct);
    }

    private static async Task<int> ServeAsync(IConfiguration configuration, string? urls, Terminal terminal, bool fill, CancellationToken ct)
    {
        Place.Storage(configuration); // says in a sentence what does not fit together, before anything is built on it
        await using var app = WebProgram.CreateBuilder(configuration, urls).BuildProgram();
        var migrator = app.Services.GetRequiredService<Migrator>();
        _ = Task.Run(migrator.ReadModel, ct); // beside all that follows: the first query waits for it, and nothing before
        await migrator.MigrateAsync(ct);
        if (fill) CommandException.ThrowIf(await app.Services.GetRequiredService<SampleWork>().FillAsync(ct));
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new CommandException($"Another program, perhaps another Postmortem, already answers at {urls ?? Addresses.Default}. "
                + "Stop that one, or choose another address: --urls http://localhost:5081");
        }
        // After it listens: the first page is not to wait for a tenth of all the work that a start is.
        if (!await app.Services.TemplatesAreSoundAsync(terminal.Error))
        {
            await app.StopAsync(ct);
            return CommandLine.Failed;
        }
        await terminal.Out.WriteLineAsync($"Postmortem is open at {string.Join(" and ", app.Urls)}");
        await app.WaitForShutdownAsync(ct);
        return CommandLine.Done;
    }
}
