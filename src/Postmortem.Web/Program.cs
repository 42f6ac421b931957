using Postmortem.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddWebShell();

var app = builder.Build();
app.UseWebShell();
app.Run();
