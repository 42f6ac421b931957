using Postmortem.Storage;

namespace Postmortem.Web.Hosting;

/// <summary>The product behind the pages: where its data and its templates are.</summary>
public static class Product
{
    /// <summary>Registers storage, the service verbs and sign-in.</summary>
    public static WebApplicationBuilder AddProduct(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var storage = StorageOptions.From(builder.Configuration, DataFolder(builder.Configuration));
        builder.Services.AddPostmortem(storage, TemplatesFolder(builder.Configuration));
        builder.Services.AddHostedService(s => s.GetRequiredService<Tidying>());
        builder.Services.AddSingleton<Components.Reviews.Desk.Presence>();
        return builder.AddSignIn(storage);
    }

    /// <summary>--data, else POSTMORTEM_DATA, else ./data of the folder the program was started in.</summary>
    public static string DataFolder(IConfiguration configuration) =>
        Path.GetFullPath(configuration["data"] ?? configuration["POSTMORTEM_DATA"] ?? "data");

    /// <summary>--templates, else ./templates, so that an edit shows at once; else those that came with the program.</summary>
    public static string TemplatesFolder(IConfiguration configuration) =>
        configuration["templates"] is { Length: > 0 } chosen ? Path.GetFullPath(chosen)
        : Directory.Exists(Path.Combine("templates", "reviews")) ? Path.GetFullPath("templates")
        : Path.Combine(AppContext.BaseDirectory, "templates");
}
