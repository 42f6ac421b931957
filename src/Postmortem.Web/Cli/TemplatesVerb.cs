using System.CommandLine;
using Postmortem.Web.Api;
using Postmortem.Web.Hosting;

namespace Postmortem.Web.Cli;

/// <summary>Checks every template as a start does, for people who edit them.</summary>
internal static class TemplatesVerb
{
    public static Command Make(Place place, Terminal terminal)
    {
        var verb = new Command("templates", "Check the templates; problems are told with file, line and column.");
        verb.SetAction(async (parsed, ct) =>
        {
            var configuration = place.Configuration(parsed);
            var folder = Product.TemplatesFolder(configuration);
            await using var services = new ServiceCollection().AddLogging().AddPostmortem(Place.Storage(configuration), folder).BuildServiceProvider();
            if (!await services.TemplatesAreSoundAsync(terminal.Error)) return CommandLine.Failed;
            await terminal.Out.WriteLineAsync($"Every template in {folder} can be used.");
            return CommandLine.Done;
        });
        return verb;
    }
}
